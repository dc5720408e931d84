// The last good answer of an agency, for when it is away. Its key and its seal name the person, so it can be nobody else's (A60).
import type { Selectable } from 'kysely'
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

const sealOf = ({ personId, service }: { personId: string; service: { id: string } }, inputs: string) =>
  `${personId}:${service.id}:${inputs}`

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
  const result = row && (await openAnswer(ctx, row))
  return result && { result, answeredAt: row.answered_at }
}

type Kept = Pick<
  Selectable<ServiceTables['services.kept_answer']>,
  'person_id' | 'service_id' | 'inputs' | 'sealed'
>

/** What was kept. Altered, or moved to another row, it is no answer: the operator is told, and it is forgotten. */
async function openAnswer(ctx: Ctx, { person_id, service_id, inputs, sealed }: Kept) {
  try {
    const seal = sealOf({ personId: person_id, service: { id: service_id } }, inputs)
    return JSON.parse(ctx.vault.open('service-answer', sealed, seal).toString()) as ResultView
  } catch {
    ctx.log.error('a kept answer could not be opened', { module: 'services' })
    await db(ctx)
      .deleteFrom('services.kept_answer')
      .where('person_id', '=', person_id)
      .where('service_id', '=', service_id)
      .where('inputs', '=', inputs)
      .where('sealed', '=', sealed)
      .execute()
    return undefined
  }
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
  const answers = []
  for (const row of rows) {
    const answer = await openAnswer(ctx, row)
    const { service_id: serviceId, answered_at: answeredAt, expires_at: keptUntil } = row
    if (answer) answers.push({ serviceId, answeredAt, keptUntil, answer })
  }
  return answers
}

export async function eraseExpiredAnswers(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('services.kept_answer').where('expires_at', '<=', ctx.now()).execute()
}
