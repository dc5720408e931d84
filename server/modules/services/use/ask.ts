// Asking a service: may this person, is anybody there, did they agree, what does the agency say. In that order.
import { isOpenAt, localDay, opensNext } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { findLevel, toPublicLevel } from '../../authenticators/index.ts'
import { getRegisterRecord, type RegisterRecord } from '../../people/index.ts'
import { type AgencyAnswer, askAgency } from '../agency/ask-agency.ts'
import { ConversionError } from '../definition/conversion.ts'
import { findUnmet } from '../definition/eligibility.ts'
import { type FormValues, readForm } from '../definition/form.ts'
import { pickItems } from '../definition/items.ts'
import { serviceAsked, serviceRefused } from '../events.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { getService } from '../published.ts'
import { findAnswer, keepAnswer } from './kept-answers.ts'
import type { Outcome } from './outcome.ts'
import { describePermission, findPermission, holdPermission } from './permission.ts'
import { type ResultView, viewAnswer } from './result.ts'

type Hindrance = Extract<
  Outcome,
  { outcome: 'outsideHours' | 'levelTooLow' | 'notEligible' | 'consentNeeded' }
>
type Answer = Exclude<Outcome, Hindrance>
type Asker = { record: RegisterRecord; level: 1 | 2 }
type Question = { service: PublishedService; form: FormValues; asker: Asker | undefined }

/** Asks a service for a person, or for nobody in particular. @throws services.serviceUnknown | formInvalid */
export async function askService(
  ctx: Ctx,
  { serviceId, typed, personId }: { serviceId: string; typed: Record<string, string>; personId?: string },
): Promise<Outcome> {
  const service = getService(ctx, serviceId)
  const { values, errors } = readForm(service.form, typed, buddhistYear(ctx))
  if (errors.length > 0) throw fail.formInvalid({ errors })
  const asker = personId === undefined ? undefined : await describeAsker(ctx, personId)
  const question = { service, form: values, asker }
  const fact = { serviceId, agencyId: service.agency.id, version: service.version }
  const hindrance = await findHindrance(ctx, question)
  if (hindrance) {
    await recordFact(ctx, serviceRefused, { ...fact, outcome: hindrance.outcome }, { personId })
    return hindrance
  }
  const answer = await put(ctx, question)
  await recordFact(ctx, serviceAsked, { ...fact, outcome: answer.outcome }, { personId })
  return answer
}

export const buddhistYear = (ctx: Ctx): number => Number(localDay(ctx.now()).slice(0, 4)) + 543

/** Who asks: their entry in the register and the level they stand on. */
async function describeAsker(ctx: Ctx, personId: string): Promise<Asker> {
  const [record, level] = await Promise.all([getRegisterRecord(ctx, personId), findLevel(ctx, personId)])
  return { record, level: level ? toPublicLevel(level.ial) : 1 }
}

/** What keeps the question from being put to the agency at all. */
async function findHindrance(ctx: Ctx, { service, asker }: Question): Promise<Hindrance | undefined> {
  const { needs, agency } = service
  const level = asker?.level ?? 0
  if (level < needs.level) return { outcome: 'levelTooLow', needed: needs.level, level }
  const unmet = asker && findUnmet(needs.eligibility, asker.record, localDay(ctx.now()))
  if (unmet) return { outcome: 'notEligible', unmet }
  if (asker && describePermission(service) && !(await findPermission(ctx, asker.record.personId, service)))
    return { outcome: 'consentNeeded' }
  const hours = service.hours ?? agency.hours
  if (hours !== 'always' && !isOpenAt(hours, ctx.now())) {
    const opensAt = opensNext(hours, ctx.now())
    return { outcome: 'outsideHours', ...(opensAt ? { opensAt } : {}) }
  }
  return undefined
}

async function put(ctx: Ctx, question: Question): Promise<Answer> {
  const { service, form, asker } = question
  const now = ctx.now().getTime()
  const rest = service.agency.maintenance.find(
    ({ from, until }) => Date.parse(from) <= now && now < Date.parse(until),
  )
  if (rest) return fallBack(ctx, question, { is: 'maintenance', until: new Date(rest.until) })
  const person = asker
    ? pickItems(
        asker.record,
        service.data.map(({ item }) => item),
      )
    : {}
  const answered = await askAgency(ctx, service, { person, form })
  if (answered.is === 'notFound') return { outcome: 'notFound' }
  if (answered.is !== 'answer') return fallBack(ctx, question, answered)
  try {
    const result = viewAnswer(service.result, answered.answer)
    await keep(ctx, question, result)
    return { outcome: 'ok', result, answeredAt: ctx.now() }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return fallBack(ctx, question, { is: 'wrongAnswer' })
  }
}

/** For when the agency is away. What was withdrawn while the agency was asked is kept no more (PDPA s. 19). */
async function keep(ctx: Ctx, { service, form, asker }: Question, result: ResultView) {
  if (!asker) return
  const { personId } = asker.record
  await transaction(ctx, async tx => {
    if (describePermission(service) && !(await holdPermission(tx, personId, service.id))) return
    await keepAnswer(tx, { personId, service, form }, result)
  })
}

/** The agency gives nothing to show: its last good answer to the same question, or a word about why. */
async function fallBack(
  ctx: Ctx,
  { service, form, asker }: Question,
  trouble: Exclude<AgencyAnswer, { is: 'answer' | 'notFound' }>,
): Promise<Answer> {
  const kept = asker && (await findAnswer(ctx, { personId: asker.record.personId, service, form }))
  if (kept) return { outcome: 'kept', ...kept, because: trouble.is }
  if (trouble.is !== 'maintenance') return { outcome: 'agencyDown', because: trouble.is }
  return { outcome: 'maintenance', ...(trouble.until ? { until: trouble.until } : {}) }
}
