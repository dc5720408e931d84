// Between oidc-provider's attempt and our one decision: it asks, `sign-in.ts` decides, it goes on.
import type { Interaction, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findClient } from '../../parties/index.ts'
import { bindBrowser, labelBrowser } from '../browser.ts'
import { signedIn } from '../events.ts'
import { fail } from '../failures.ts'
import { mayBeTold } from '../people-door.ts'
import { idsOf, startSignIn } from '../sign-in.ts'
import { moveRequest } from '../store.ts'
import type { RequestRow } from '../tables.ts'
import { type AskedParameters, acrOf, amrOf, levelInsistedOn } from './levels.ts'
import { deleteSession } from './record-store.ts'
import { itemsAsked } from './scopes.ts'

export const GRANT_SECONDS = 24 * 3600
const ALWAYS = ['openid', 'offline_access']

type Parameters = AskedParameters & { redirect_uri?: string; scope?: string; ui_locales?: string }
type AskedClaims = { id_token?: Record<string, unknown>; userinfo?: Record<string, unknown> }

const parametersOf = (interaction: Interaction) => interaction.params as Parameters
const claimsOf = ({ claims }: Parameters) => (claims ? JSON.parse(claims) : {}) as AskedClaims
const listAsked = (parameters: Parameters) => {
  const { id_token = {}, userinfo = {} } = claimsOf(parameters)
  return itemsAsked(parameters.scope, [id_token, userinfo])
}

/** Begins a sign-in for an attempt; returns the address of its page. */
export async function beginInteraction(
  ctx: Ctx,
  koa: KoaContextWithOIDC,
  interaction: Interaction,
): Promise<string> {
  const client = await findClient(ctx, String(interaction.params.client_id))
  if (!client) throw new Error('An attempt of a client that is gone')
  const parameters = parametersOf(interaction)
  const browser = bindBrowser(ctx, name => koa.cookies.get(name))
  const request = await startSignIn(ctx, {
    dialect: 'oidc',
    interaction: interaction.jti,
    client,
    audience: client.id,
    scopes: listAsked(parameters),
    redirectUri: parameters.redirect_uri ?? '',
    state: undefined,
    nonce: undefined,
    codeChallenge: undefined,
    askedIal: levelInsistedOn(parameters),
    browserHash: browser.hash,
    browserLabel: labelBrowser(koa.get('user-agent')),
  })
  koa.append('set-cookie', browser.setCookie)
  const language = parameters.ui_locales
    ?.split(' ')
    .find(tag => /^(th|en)\b/.test(tag))
    ?.slice(0, 2)
  return `/sign-in/${request.id}${language ? `?lang=${language}` : ''}`
}

/**
 * Gives the answer to the attempt; returns where the browser goes on.
 * @throws federation.requestExpired when the attempt is gone, requestAnswered when it went on before
 */
export async function answerInteraction(ctx: Ctx, provider: Provider, request: RequestRow): Promise<string> {
  const interaction = await findInteraction(provider, request)
  const isYes =
    request.status === 'approved' && request.person_id && (await mayBeTold(ctx, request.person_id))
  interaction.result = isYes ? await grantTo(ctx, provider, request, interaction) : refusal(request)
  await interaction.save(secondsLeft(interaction))
  return interaction.returnTo
}

async function findInteraction(provider: Provider, request: RequestRow): Promise<Interaction> {
  const interaction = request.interaction ? await provider.Interaction.find(request.interaction) : undefined
  if (!interaction) throw fail.requestExpired()
  return interaction
}

const secondsLeft = ({ exp }: Interaction) => Math.max(1, exp - Math.floor(Date.now() / 1000))

const refusal = (request: RequestRow) =>
  request.asked_ial !== null && request.person_id !== null
    ? // OpenID Connect Core Error Code unmet_authentication_requirements: the person has less than was insisted on.
      {
        error: 'unmet_authentication_requirements',
        error_description: 'the person does not reach the level that was asked',
      }
    : { error: 'access_denied', error_description: 'the person refused, or time ran out' }

async function grantTo(ctx: Ctx, provider: Provider, request: RequestRow, interaction: Interaction) {
  const personId = request.person_id!
  await transaction(ctx, async tx => {
    const done = await moveRequest(tx, request.id, ['approved'], { status: 'completed' })
    if (!done) throw request.expires_at <= tx.now() ? fail.requestExpired() : fail.requestAnswered()
    await tx.emit(signedIn, idsOf(done), { personId })
  })
  const parameters = parametersOf(interaction)
  const [asked, granted] = [listAsked(parameters), request.granted_scopes ?? []]
  const refused = asked.filter(item => !granted.includes(item))
  // One grant a sign-in, under the sign-in's own id: what came of it can be found and ended by it.
  const grant = new provider.Grant({
    accountId: personId,
    clientId: request.client_id,
    jti: request.id,
  } as never)
  grant.addOIDCScope([...ALWAYS, ...granted].join(' '))
  grant.addOIDCClaims(granted)
  // Whatever else was asked by scope counts as refused, so that nobody is asked again.
  const scopes = parameters.scope?.split(' ') ?? []
  grant.rejectOIDCScope(
    [...refused, ...scopes.filter(scope => !ALWAYS.includes(scope) && !granted.includes(scope))].join(' '),
  )
  grant.rejectOIDCClaims(refused)
  await grant.save()
  await leaveOther(ctx, interaction, personId)
  return {
    login: {
      accountId: personId,
      acr: acrOf(request.ial ?? '', parameters),
      amr: amrOf(request),
      ts: Math.floor((request.answered_at ?? ctx.now()).getTime() / 1000),
      remember: false,
    },
    consent: { grantId: request.id },
  }
}

/** Somebody else signed in on this browser before: that session ends, and theirs begins clean. */
async function leaveOther(ctx: Ctx, interaction: Interaction, personId: string) {
  const { session } = interaction
  if (!session?.uid || session.accountId === undefined || session.accountId === personId) return
  await deleteSession(ctx, session.uid)
  delete interaction.session
}
