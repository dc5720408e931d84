// OpenID Connect CIBA: an agency's desk asks, the person's phone answers. The person begins, by reading out a code.
import type {
  BackchannelAuthenticationRequest,
  Configuration,
  KoaContextWithOIDC,
  Provider,
} from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { findClient } from '../../parties/index.ts'
import { findPersonOfCode } from '../desk/desk-code.ts'
import { openInteraction } from '../interaction-name.ts'
import { mayBeTold } from '../people-door.ts'
import { startAtDesk } from '../start.ts'
import type { RequestRow } from '../tables.ts'
import { complete, howSure, listAsked, type Parameters, saveGrant } from './grant.ts'

/** A request lives as long as the person may take to answer, and then until the desk has fetched the answer. */
export const DESK_SECONDS = 300
const MESSAGE = /^[\p{L}\p{M}\p{N} .-]{1,20}$/u

const nobody = (): never => {
  throw new errors.UnknownUserId('login_hint must be the code that the person has just read out')
}

/** How the backchannel is answered here: by a code only, never by a citizen number or an old id_token (A21, A22). */
export const desk = (ctx: Ctx): NonNullable<NonNullable<Configuration['features']>['ciba']> => ({
  enabled: true,
  deliveryModes: ['poll', 'ping'],
  processLoginHint: (koa, hint = '') =>
    orDenied(async () => (await findPersonOfCode(ctx, clientIdOf(koa), hint)) ?? nobody()),
  processLoginHintToken: nobody,
  validateBindingMessage: requireMessage,
  validateRequestContext: async () => {},
  // The passcode is typed on the phone, never at somebody's desk.
  verifyUserCode: async () => {},
  triggerAuthenticationDevice: (_koa, request) => orDenied(() => begin(ctx, request)),
})

const clientIdOf = (koa: KoaContextWithOIDC) => koa.oidc.client?.clientId ?? ''

async function requireMessage(_koa: unknown, message: string | undefined) {
  if (message === undefined || !MESSAGE.test(message))
    throw new errors.InvalidBindingMessage(
      'binding_message is needed: up to 20 letters, digits, spaces, dots and hyphens that the person compares with your screen',
    )
}

/** Failures of ours in the protocol's words (CIBA Core §13). */
async function orDenied<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) throw new errors.AccessDenied(error.message)
    throw error
  }
}

async function begin(ctx: Ctx, request: BackchannelAuthenticationRequest) {
  const client = await findClient(ctx, request.clientId ?? '')
  if (!client || !request.accountId) throw new errors.AccessDenied('the client or the person is gone')
  const parameters = parametersOf(request)
  await startAtDesk(
    ctx,
    {
      dialect: 'oidc',
      interaction: request.jti,
      client,
      audience: client.id,
      scopes: listAsked(parameters),
      redirectUri: '',
      state: undefined,
      nonce: undefined,
      codeChallenge: undefined,
      // No browser takes part; nothing hashes to nothing.
      browser: { hash: '', isKnown: false },
      browserLabel: '',
    },
    {
      personId: request.accountId,
      code: String(request.params?.login_hint),
      message: String(request.params?.binding_message),
    },
  )
}

const parametersOf = ({ params }: BackchannelAuthenticationRequest) => (params ?? {}) as Parameters

/** Gives a person's answer to the desk. Asked again after a fault, it goes on where it was. */
export async function answerDesk(ctx: Ctx, provider: Provider, request: RequestRow) {
  const name = openInteraction(ctx, request)
  const asked = name === undefined ? undefined : await provider.BackchannelAuthenticationRequest.find(name)
  if (!asked?.isValid) return
  if (asked.grantId === undefined && asked.error === undefined) {
    // It saves the answer and then rings; a ring that fails is tried again below.
    const answer = await answerOf(ctx, provider, request, asked)
    return provider.backchannelResult(asked, answer.result, answer.sure)
  }
  const client = await provider.Client.find(asked.clientId ?? '')
  if (client?.backchannelTokenDeliveryMode === 'ping') await client.backchannelPing(asked)
}

async function answerOf(
  ctx: Ctx,
  provider: Provider,
  request: RequestRow,
  asked: BackchannelAuthenticationRequest,
) {
  const isYes = ['approved', 'completed'].includes(request.status)
  if (!isYes || !request.person_id || !(await mayBeTold(ctx, request.person_id)))
    return { result: new errors.AccessDenied('the person refused'), sure: undefined }
  if (request.status === 'approved') await complete(ctx, request)
  const parameters = parametersOf(asked)
  return { result: await saveGrant(provider, request, parameters), sure: howSure(ctx, request, parameters) }
}
