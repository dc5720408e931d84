// Asking a service: may this person, is anybody there, did they agree, what does the agency say. In that order.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { type AgencyAnswer, askAgency } from '../agency/ask-agency.ts'
import { ConversionError } from '../definition/conversion.ts'
import { type FormValues, readForm } from '../definition/read-form.ts'
import { serviceAsked, serviceRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { callOf, type PublishedService } from '../load.ts'
import { getService } from '../published.ts'
import { type Asker, describeAsker, findHindrance, type Hindrance } from './asker.ts'
import { findAnswer, keepAnswer } from './kept-answers.ts'
import type { Outcome, Trouble } from './outcome.ts'
import { describePermission } from './permission.ts'
import { type ResultView, viewAnswer } from './result.ts'
import { getSources } from './sources.ts'

type Answer = Exclude<Outcome, Hindrance>
type Away = Extract<AgencyAnswer, { is: 'maintenance' | 'unreachable' | 'wrongAnswer' }>
type Question = { service: PublishedService; form: FormValues; asker: Asker | undefined }

/** Asks a service for a person, or for nobody in particular. @throws services.serviceUnknown | formInvalid */
export async function askService(
  ctx: Ctx,
  { serviceId, typed, personId }: { serviceId: string; typed: Record<string, string>; personId?: string },
): Promise<Outcome> {
  const service = getService(ctx, serviceId)
  // What is sent has a door of its own: nothing may be sent twice because somebody looked twice.
  if (service.case) throw fail.serviceUnknown()
  const form = checkForm(ctx, service, typed)
  const asker = personId === undefined ? undefined : await describeAsker(ctx, personId)
  const question = { service, form, asker }
  const fact = { serviceId, agencyId: service.agency.id, version: service.version }
  const hindrance = await findHindrance(ctx, service, asker)
  if (hindrance) {
    await recordFact(ctx, serviceRefused, { ...fact, outcome: hindrance.outcome }, { personId })
    return hindrance
  }
  const answer = await put(ctx, question)
  await recordFact(ctx, serviceAsked, { ...fact, outcome: answer.outcome }, { personId })
  return answer
}

type Fresh =
  | { outcome: 'ok'; service: PublishedService; form: FormValues; asker: Asker; answer: unknown }
  | Trouble

/** The answer of this moment, for what follows from it: a payment, a document. Nothing kept counts. @throws services.serviceUnknown | formInvalid */
export async function askFresh(
  ctx: Ctx,
  { serviceId, typed, personId }: { serviceId: string; typed: Record<string, string>; personId: string },
): Promise<Fresh> {
  const service = getService(ctx, serviceId)
  const form = checkForm(ctx, service, typed)
  const asker = await describeAsker(ctx, personId)
  const hindrance = await findHindrance(ctx, service, asker)
  if (hindrance) return hindrance
  const answered = await call(ctx, { service, form, asker })
  return answered.is === 'answer'
    ? { outcome: 'ok', service, form, asker, answer: answered.answer }
    : toTrouble(answered)
}

/** The values of a form in one spelling. @throws services.formInvalid with what is wrong with each field */
export function checkForm(ctx: Ctx, { form }: PublishedService, typed: Record<string, string>): FormValues {
  const { values, errors } = readForm(form, typed, localDay(ctx.now()))
  if (errors.length > 0) throw fail.formInvalid({ errors })
  return values
}

const call = async (ctx: Ctx, { service, form, asker }: Question): Promise<AgencyAnswer> =>
  askAgency(ctx, service.agency, callOf(service), await getSources(ctx, service, { form, asker }))

async function put(ctx: Ctx, question: Question): Promise<Answer> {
  const answered = await call(ctx, question)
  if (answered.is === 'notFound' || answered.is === 'notAccepted') return toTrouble(answered)
  if (answered.is !== 'answer') return fallBack(ctx, question, answered)
  try {
    const result = viewAnswer(question.service, answered.answer)
    await keep(ctx, question, result)
    return { outcome: 'ok', result, answeredAt: ctx.now() }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return fallBack(ctx, question, { is: 'wrongAnswer' })
  }
}

/** For when the agency is away. */
async function keep(ctx: Ctx, { service, form, asker }: Question, result: ResultView) {
  if (!asker) return
  const { personId } = asker.record
  const needsPermission = describePermission(service) !== undefined
  await keepAnswer(ctx, { personId, service, form, needsPermission }, result)
}

/** The agency gives nothing to show: its last good answer to the same question, or a word about why. */
async function fallBack(ctx: Ctx, { service, form, asker }: Question, trouble: Away): Promise<Answer> {
  const kept = asker && (await findAnswer(ctx, { personId: asker.record.personId, service, form }))
  if (kept) return { outcome: 'kept', ...kept, because: trouble.is }
  return toTrouble(trouble)
}

/** How an answer that gives nothing to show ends. */
export function toTrouble(answered: Exclude<AgencyAnswer, { is: 'answer' }>): Exclude<Trouble, Hindrance> {
  switch (answered.is) {
    case 'notFound':
      return { outcome: 'notFound' }
    case 'notAccepted':
      return { outcome: 'notAccepted', ...(answered.say ? { say: answered.say } : {}) }
    case 'maintenance':
      return { outcome: 'maintenance', ...(answered.until ? { until: answered.until } : {}) }
    default:
      return { outcome: 'agencyDown', because: answered.is }
  }
}
