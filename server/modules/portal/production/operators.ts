// Operators decide which systems are let at everybody. Who is one stands in the settings, not in a table that one of them could change.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { getPerson } from '../../people/index.ts'
import { fail } from '../failures.ts'
import { checkDeveloper, developerOf } from '../session.ts'

/** The access `operator`. Who is none does not learn that there is such a page. @throws portal.signInFirst | notFound */
export async function checkOperator(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const actor = await checkDeveloper(ctx, request)
  if (!(await isOperator({ ...ctx, actor }))) throw fail.notFound()
  return actor
}

export const isOperator = async (ctx: Ctx): Promise<boolean> =>
  ctx.settings.operators.includes((await getPerson(ctx, developerOf(ctx))).citizenNumber)
