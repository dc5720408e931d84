// The envelope of the platform's own calls behind the gateway, and its refusals.
import type { Ctx } from '../../../platform/context.ts'
import type { Reply, RouteInput } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import { gatewayEndpoint } from '../../linkage/index.ts'

const OK = 200

/**
 * `redis data not found` is the one sentence that clients have been seen to look for. Of the numbers only 200 is known; clients take
 * every other one, and a null result, for a failure. What is well formed and refused stays HTTP 200, as there the body is read.
 */
const refusals = {
  badRequest: [400, 400, 'bad request'],
  tooMany: [400, 400, 'at most 1000 messages in one request'],
  appUnknown: [200, 404, 'application not found'],
  appSuspended: [200, 403, 'application suspended'],
  tokenGone: [200, 404, 'redis data not found'],
  userUnknown: [200, 404, 'user not found'],
  uatOnly: [404, 404, 'not found'],
} as const
type CzpRefusal = keyof typeof refusals

class Refused extends Error {
  readonly kind: CzpRefusal
  readonly about: string | undefined
  constructor(kind: CzpRefusal, about?: string) {
    super(kind)
    this.kind = kind
    this.about = about
  }
}

/** `about` names what is wrong in the request, never what stood in it. @throws Refused */
export function refuse(kind: CzpRefusal, about?: string): never {
  throw new Refused(kind, about)
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

type Asked = Pick<RouteInput<undefined, undefined, unknown>, 'body' | 'request'>
type Answer = { result: unknown; message?: string }

/** Wraps a call: the gateway's refusals keep the gateway's shape, ours and the answer get the envelope. */
export const czpEndpoint = (work: (ctx: Ctx, asked: Asked) => Promise<Answer>) =>
  gatewayEndpoint<undefined, unknown>(async (ctx, asked) => {
    const envelope = (status: number, messageCode: number, message: string | null, result: unknown): Reply =>
      reply(
        status,
        { 'cache-control': 'no-store' },
        { result, requestTimeStamp: seconds(ctx.now()), messageCode, message },
      )
    try {
      const { result, message = null } = await work(ctx, asked)
      return envelope(OK, OK, message, result)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const [status, messageCode, message] = refusals[error.kind]
      return envelope(status, messageCode, error.about ? `${message}: ${error.about}` : message, null)
    }
  })
