// Somebody who sends without an account. They are an id made of their code by a keyed hash: the code is theirs alone, our rows do not
// hold it, and two things that one visitor sent have nothing in common (ADR 28).
import type { FastifyRequest } from 'fastify'
import { parseVisitorCode } from '../../../../shared/visitor-code.ts'
import type { Actor } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { uuidOfHash } from '../../../platform/crypto.ts'
import { fail } from '../failures.ts'
import { getService } from '../published.ts'

/** The access `visitor`: a code as a bearer token (RFC 6750 §2.1). Whether anything belongs to it is for the route to find out. */
export async function checkVisitor(ctx: Ctx, { headers }: FastifyRequest): Promise<Actor> {
  const typed = /^Bearer (\S{1,40})$/.exec(headers.authorization ?? '')?.[1]
  const code = typed && parseVisitorCode(typed)
  if (!code) throw fail.codeNeeded()
  return { kind: 'visitor', visitorId: uuidOfHash(ctx.vault.keyedHash('service-visitor', code)) }
}

/** @throws services.serviceUnknown | signInNeeded for what nobody sends without an account */
export function checkForVisitors(ctx: Ctx, serviceId: string): void {
  const { case: sent } = getService(ctx, serviceId)
  if (!sent?.fromVisitors) throw fail.signInNeeded()
}
