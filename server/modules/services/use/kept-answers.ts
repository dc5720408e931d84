// The last good answer of an agency, for when it is away. Its key and its seal name the person, so it can be nobody else's (A60).
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FormValues } from '../definition/read-form.ts'
import type { Service } from '../definition/service.ts'
import type { ServiceTables } from '../tables.ts'
import type { ResultView } from './result.ts'

const db = (ctx: Ctx) => tables<ServiceTables>(ctx)
const DAY_MILLISECONDS = 24 * 3600 * 1000
const keptDays: Record<Service['retention'], number> = { none: 0, week: 7, month: 31 }

type Question = { personId: string; service: Pick<Service, 'id' | 'version' | 'retention'>; form: FormValues }

const inputsOf = (ctx: Ctx, { form }: Question): string =>
  ctx.vault.keyedHash('service-inputs', JSON.stringify(Object.entries(form).sort())).toString('base64url')

const sealOf = ({ personId, service }: Question, inputs: string) => `${personId}:${service.id}:${inputs}`

/** Keeps an answer in place of the one before. */
export async function keepAnswer(ctx: Ctx, question: Question, result: ResultView): Promise<void> {
  const days = keptDays[question.service.retention]
  if (days === 0) return
  const inputs = inputsOf(ctx, question)
  const sealed = ctx.vault.seal(
    'service-answer',
    Buffer.from(JSON.stringify(result)),
    sealOf(question, inputs),
  )
  const changed = {
    version: question.service.version,
    sealed,
    answered_at: ctx.now(),
    expires_at: new Date(ctx.now().getTime() + days * DAY_MILLISECONDS),
  }
  await db(ctx)
    .insertInto('services.kept_answer')
    .values({ person_id: question.personId, service_id: question.service.id, inputs, ...changed })
    .onConflict(conflict => conflict.columns(['person_id', 'service_id', 'inputs']).doUpdateSet(changed))
    .execute()
}

/** The last good answer to the same question by the same person under the same definition, with its moment. */
export async function findAnswer(
  ctx: Ctx,
  question: Question,
): Promise<{ result: ResultView; answeredAt: Date } | undefined> {
  const inputs = inputsOf(ctx, question)
  const row = await db(ctx)
    .selectFrom('services.kept_answer')
    .selectAll()
    .where('person_id', '=', question.personId)
    .where('service_id', '=', question.service.id)
    .where('inputs', '=', inputs)
    .where('version', '=', question.service.version)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  if (!row) return undefined
  const plain = ctx.vault.open('service-answer', row.sealed, sealOf(question, inputs))
  return { result: JSON.parse(plain.toString()) as ResultView, answeredAt: row.answered_at }
}

/** Forgets a person's answers: of one service, or of all. */
export async function forgetAnswers(ctx: Ctx, personId: string, serviceId?: string): Promise<void> {
  let forgetting = db(ctx).deleteFrom('services.kept_answer').where('person_id', '=', personId)
  if (serviceId !== undefined) forgetting = forgetting.where('service_id', '=', serviceId)
  await forgetting.execute()
}

export const listAnswers = async (ctx: Ctx, personId: string) => {
  const rows = await db(ctx)
    .selectFrom('services.kept_answer')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ service_id, inputs, sealed, answered_at, expires_at }) => ({
    serviceId: service_id,
    answeredAt: answered_at,
    keptUntil: expires_at,
    answer: JSON.parse(
      ctx.vault.open('service-answer', sealed, `${personId}:${service_id}:${inputs}`).toString(),
    ) as ResultView,
  }))
}

export async function eraseExpiredAnswers(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('services.kept_answer').where('expires_at', '<=', ctx.now()).execute()
}
