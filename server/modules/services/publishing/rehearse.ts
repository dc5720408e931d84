// A definition tried with a recorded case: everything that reads form, person and answer in a real use reads them here. Only the call
// is not made, and nothing is kept.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type AgencyAnswer, judgeResponse } from '../agency/ask-agency.ts'
import { type AgencyRequest, BrokenRequest, buildRequest } from '../agency/request.ts'
import type { Sources } from '../definition/address.ts'
import { ownItemsOf, toldOf } from '../definition/asked.ts'
import type { Call } from '../definition/call.ts'
import { ConversionError } from '../definition/conversion.ts'
import type { FieldOf } from '../definition/form.ts'
import type { Item } from '../definition/items.ts'
import { type FormError, type FormValues, readForm, toSent } from '../definition/read-form.ts'
import type { Words } from '../definition/words.ts'
import { type Fault, faultAt } from '../faults.ts'
import type { PublishedService } from '../load.ts'
import { type DueThing, readDueThings } from '../reminders/due-things.ts'
import { readOptions } from '../sent/options.ts'
import { readStanding } from '../sent/settle.ts'
import type { ApplicationStage } from '../tables.ts'
import { toTrouble } from '../use/ask.ts'
import { findClosed, findUnsuited } from '../use/asker.ts'
import type { Outcome } from '../use/outcome.ts'
import { type ResultView, viewAnswer } from '../use/result.ts'
import type { CaseOutcome, RecordedCase } from './recorded-case.ts'

type Ended = Extract<Outcome, { outcome: Exclude<CaseOutcome, 'ok' | 'formInvalid'> }>
type Good = {
  outcome: 'ok'
  result: ResultView | undefined
  /** Of what is sent: where it stands. */
  stage?: ApplicationStage
  stateName?: Words
  due?: DueThing[]
}
type Sent = { request: AgencyRequest; operation: string }
export type Rehearsal = {
  ended: Good | Ended | { outcome: 'formInvalid'; errors: FormError[] } | undefined
  /** What the agency would have been asked, in its order. */
  requests: Sent[]
  /** What makes it no true try: a request that breaks the contract, an answer that was not recorded. */
  faults: Fault[]
}

/** Tries a definition. Never throws for what definition or case say. */
export function rehearse(ctx: Ctx, service: PublishedService, recorded: RecordedCase): Rehearsal {
  const now = recorded.at ? new Date(recorded.at) : ctx.now()
  const { person } = recorded
  const unsuited = findUnsuited(service, person && { record: toJudged(person), level: person.level }, now)
  const hindrance = unsuited ?? (recorded.at ? findClosed(service, now) : undefined)
  const { values, errors } = readForm(service.form, recorded.form, localDay(now))
  if (errors.length > 0) return { ended: { outcome: 'formInvalid', errors }, requests: [], faults: [] }
  if (hindrance) return { ended: hindrance as Ended, requests: [], faults: [] }
  const run = { ctx: { ...ctx, now: () => now }, service, recorded, requests: [], faults: [] }
  const chosen = chooseFromRegister(run, values)
  const sources = {
    person: pick(service, recorded, run.faults),
    form: toSent(service.form, values, { chosen }),
  }
  chooseFromLists(run, sources)
  const ended = service.call && end(run, put(run, service.call, sources))
  return { ended, requests: run.requests, faults: run.faults }
}

type Run = {
  ctx: Ctx
  service: PublishedService
  recorded: RecordedCase
  requests: Sent[]
  faults: Fault[]
}

/** What the rules look at; whatever was not recorded suits them or not as a grown person's would. */
const toJudged = ({ items, isThai, isHeadOfHouse }: NonNullable<RecordedCase['person']>) => ({
  birthDate: items.birthDate ?? '1980-01-01',
  sex: items.sex === 'male' ? ('male' as const) : ('female' as const),
  isThai,
  home: { isHead: isHeadOfHouse },
})

function pick({ data }: PublishedService, { person }: RecordedCase, faults: Fault[]) {
  const found: Partial<Record<Item, string>> = {}
  for (const item of ownItemsOf(data)) {
    const value = person?.items[item]
    if (value === undefined) faults.push(faultAt(['data'], 'itemNotRecorded', { item }))
    else found[item] = value
  }
  return found
}

/** What was chosen from the register's lists, as they were recorded. */
function chooseFromRegister({ service, recorded, faults }: Run, values: FormValues): Map<string, object> {
  const chosen = new Map<string, object>()
  for (const field of service.form) {
    const value = values[field.name]
    if (field.type !== 'fromRegister' || value === undefined) continue
    const entry = recorded.person?.lists[field.list]?.[Number(value) - 1]
    const told = toldOf(service.data, field.list)
    if (entry) chosen.set(field.name, Object.fromEntries(told.map(item => [item, entry[item]])))
    else faults.push(faultAt(['form'], 'listLacks', { field: field.name, value }))
  }
  return chosen
}

/** The lists to choose from, as far as their answers were recorded: what the form holds is one of each. */
function chooseFromLists(run: Run, sources: { person: object; form: Record<string, unknown> }): void {
  for (const field of run.service.form) {
    if (field.type !== 'options' || !Object.hasOwn(run.recorded.answers, field.call.operation)) continue
    const answered = put(run, field.call, sources)
    const chosen = sources.form[field.name]
    if (answered?.is !== 'answer' || chosen === undefined) continue
    const isOffered = offered(run, field, answered.answer).includes(String(chosen))
    if (!isOffered)
      run.faults.push(faultAt(['form'], 'listLacks', { field: field.name, value: String(chosen) }))
  }
}

function offered({ faults }: Run, field: FieldOf<'options'>, answer: unknown): string[] {
  try {
    return readOptions(field, answer).map(({ value }) => value)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    faults.push(faultAt(['form'], 'answerNotShown'))
    return []
  }
}

/** One call, up to the door of the agency and from there on with what was recorded. */
function put(run: Run, call: Call, sources: Sources): AgencyAnswer | undefined {
  const { ctx, service, recorded, faults } = run
  const { contract } = service.agency
  const operation = contract.operation(call.operation)
  if (!operation) return undefined
  try {
    const request = buildRequest(contract, operation, call, sources)
    run.requests.push({ request, operation: operation.id })
  } catch (error) {
    const part = error instanceof BrokenRequest ? error.part : ''
    faults.push(faultAt(['call'], 'requestBreaks', { operation: operation.id, part }))
    return undefined
  }
  const answer = Object.hasOwn(recorded.answers, operation.id) ? recorded.answers[operation.id] : undefined
  if (!answer) {
    faults.push(faultAt(['call'], 'answerNotRecorded', { operation: operation.id }))
    return undefined
  }
  const { status, retryAfterSeconds, body } = answer
  const judged = judgeResponse(ctx, service.agency, call, { status, retryAfterSeconds, json: body })
  if (judged.is === 'wrongAnswer')
    faults.push(faultAt(['call'], 'answerBreaks', { operation: operation.id, status: String(status) }))
  return judged
}

function end(run: Run, answered: AgencyAnswer | undefined): Good | Ended | undefined {
  if (!answered) return undefined
  if (answered.is !== 'answer') return toTrouble(answered) as Ended
  const { service, faults } = run
  try {
    if (service.case) return follow(run, service.case.follow, answered.answer)
    const due = service.reminder && readDueThings(service.reminder, answered.answer)
    const result = viewAnswer(service, answered.answer)
    return { outcome: 'ok', result, ...(due ? { due } : {}) }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    faults.push(faultAt(['result'], 'answerNotShown'))
    return { outcome: 'agencyDown', because: 'wrongAnswer' }
  }
}

/** What was sent stands as the agency said at once or, if that was recorded, as it says later. */
function follow(run: Run, call: Call, answer: unknown): Good | Ended {
  const { service, recorded } = run
  const first = readStanding(service, answer)
  if (!first) return { outcome: 'agencyDown', because: 'wrongAnswer' }
  const isFollowed = Object.hasOwn(recorded.answers, call.operation)
  const later = isFollowed ? put(run, call, { case: { reference: first.reference } }) : undefined
  const standing = later?.is === 'answer' ? readStanding(service, later.answer) : first
  if (!standing || (isFollowed && later?.is !== 'answer'))
    return { outcome: 'agencyDown', because: 'wrongAnswer' }
  const { stage, agencyState, said } = standing
  const state = service.case?.states[agencyState]
  return { outcome: 'ok', stage, result: said.result, ...(state ? { stateName: state.name } : {}) }
}
