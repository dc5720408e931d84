// How a dialect's endpoint says no: its steps throw a kind, and the dialect puts it in its own words.
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/failures.ts'
import type { Reply, RouteInput } from '../../platform/route.ts'

export class Refusal<Kind extends string = string> extends Error {
  readonly kind: Kind
  constructor(kind: Kind) {
    super(kind)
    this.kind = kind
  }
}

export const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

type Words<Kind extends string> = { dialect: string; toReply: (kind: Kind) => Reply; unexpected: Kind }
type Work = (ctx: Ctx, request: FastifyRequest) => Promise<Reply>
type Input = RouteInput<undefined, undefined, undefined>

/** Wraps endpoints of a dialect: a refusal answers in its shape, the unexpected as its `unexpected` without a word more. */
export const endpointOf =
  <Kind extends string>({ dialect, toReply, unexpected }: Words<Kind>) =>
  (work: Work) =>
  async (ctx: Ctx, { request }: Input): Promise<Reply> => {
    try {
      return await work(ctx, request)
    } catch (error) {
      if (error instanceof Refusal) return toReply(error.kind as Kind)
      if (error instanceof AppError) throw error
      ctx.log.unexpected(`${dialect} endpoint`, error, { route: request.routeOptions.url })
      return toReply(unexpected)
    }
  }
