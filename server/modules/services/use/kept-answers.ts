// The last good answer of an agency, for when it is away. Its key and its seal name the person, so it can be nobody else's (A60).
import { type Selectable, sql } from 'kysely'
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

/**
 * Keeps an answer in place of the one before, if the person still lets the service see what it asked: the permission's row is held
 * meanwhile, so who withdraws it waits, and then forgets (PDPA s. 19). One that asks for nothing about anybody needs none.
 */
export async function keepAnswer(
  ctx: Ctx,
  question: Question & { needsPermission: boolean },
  result: ResultView,
): Promise<void> {
  const { personId, service } = question
  const days = keptDays[service.retention]
  if (days === 0) return
  const inputs = inputsOf(ctx, question)
  const json = Buffer.from(JSON.stringify(result))
  const sealed = ctx.vault.seal('service-answer', json, sealOf(question, inputs))
  const expiresAt = new Date(ctx.now().getTime() + days * DAY_MILLISECONDS)
  await sql`
    with permitted as (
      select 1 from services.permission
      where person_id = ${personId} and service_id = ${service.id} and withdrawn_at is null for share)
    insert into services.kept_answer (person_id, service_id, inputs, version, sealed, answered_at, expires_at)
    select ${personId}, ${service.id}, ${inputs}, ${service.version}, ${sealed}::bytea,
      ${ctx.now()}::timestamptz, ${expiresAt}::timestamptz
    where not ${question.needsPermission}::boolean or exists (select from permitted)
    on conflict (person_id, service_id, inputs) do update set version = excluded.version, sealed = excluded.sealed,
      answered_at = excluded.answered_at, expires_at = excluded.expires_at`.execute(ctx.db)
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
