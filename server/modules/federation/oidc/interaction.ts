// Between oidc-provider's attempt and our one decision: it asks, `sign-in.ts` decides, it goes on.
import { decodeJwt } from 'jose'
import type { Interaction, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { findClient } from '../../parties/index.ts'
import { bindBrowser, labelBrowser } from '../browser.ts'
import { fail } from '../failures.ts'
import { openInteraction } from '../interaction-name.ts'
import { pairwiseOf } from '../pairwise.ts'
import { mayBeTold } from '../people-door.ts'
import { answerFor } from '../rehearsal/rehearsal.ts'
import { startSignIn } from '../start.ts'
import type { RequestRow } from '../tables.ts'
import { showCode } from './device.ts'
import { complete, howSure, listAsked, type Parameters, saveGrant } from './grant.ts'
import { insistsOnPasskey, levelInsistedOn } from './levels.ts'
import { deleteSession } from './record-store.ts'
import { readTransactions } from './transactions.ts'

const parametersOf = (interaction: Interaction) => interaction.params as Parameters

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
    needsPasskey: insistsOnPasskey(parameters),
    browser,
    browserLabel: labelBrowser(koa.get('user-agent')),
    deviceCode: codeOfDevice(koa),
    matters: readTransactions(parameters.authorization_details),
  })
  koa.append('set-cookie', browser.setCookie)
  const language = parameters.ui_locales
    ?.split(' ')
    .find(tag => /^(th|en)\b/.test(tag))
    ?.slice(0, 2)
  return `/sign-in/${request.id}${language ? `?lang=${language}` : ''}`
}

const codeOfDevice = ({ oidc }: KoaContextWithOIDC) => {
  const userCode = oidc.entities.DeviceCode?.userCode
  return userCode === undefined ? undefined : showCode(userCode)
}

/**
 * Gives the answer to the attempt; returns where the browser goes on.
 * @throws federation.requestExpired when the attempt is gone, requestAnswered when it went on before
 */
export async function answerInteraction(ctx: Ctx, provider: Provider, request: RequestRow): Promise<string> {
  const interaction = await findInteraction(ctx, provider, request)
  const isYes =
    request.status === 'approved' &&
    request.person_id &&
    (await mayBeTold(ctx, request.person_id)) &&
    !(await isRehearsedNo(ctx, request, interaction))
  interaction.result = !isYes
    ? refusal(request)
    : (await isMeant(ctx, request, interaction))
      ? await grantTo(ctx, provider, request, interaction)
      : { error: 'login_required', error_description: 'id_token_hint names somebody else than who answered' }
  await interaction.save(secondsLeft(interaction))
  return interaction.returnTo
}

/**
 * Whether who answered is whom the request means (OpenID Connect Core §3.1.2.1). Its hint was checked when it came, and names a person as the
 * organisation knows them.
 */
async function isMeant(ctx: Ctx, { client_id, person_id }: RequestRow, { params }: Interaction) {
  if (typeof params.id_token_hint !== 'string') return true
  const client = await findClient(ctx, client_id)
  return client && decodeJwt(params.id_token_hint).sub === pairwiseOf(ctx, client.party.id, person_id ?? '')
}

/** Puts what a rehearsal says into the attempt, so that it leaves in place of the truth; true when that is a no. */
async function isRehearsedNo(ctx: Ctx, request: RequestRow, interaction: Interaction): Promise<boolean> {
  const { state, nonce, scope } = interaction.params as Record<string, string | undefined>
  const asksOpenid = scope?.split(' ').includes('openid') ?? false
  const answer = await answerFor(ctx, request, { state, nonce, asksOpenid })
  interaction.params = { ...interaction.params, state: answer.state, nonce: answer.nonce }
  return answer.isNo
}

async function findInteraction(ctx: Ctx, provider: Provider, request: RequestRow): Promise<Interaction> {
  const name = openInteraction(ctx, request)
  const interaction = name === undefined ? undefined : await provider.Interaction.find(name)
  if (!interaction) throw fail.requestExpired()
  return interaction
}

const secondsLeft = ({ exp }: Interaction) => Math.max(1, exp - Math.floor(Date.now() / 1000))

const refusal = (request: RequestRow) =>
  request.rehearsal === 'level' ||
  request.needs_passkey ||
  (request.asked_ial !== null && request.person_id !== null)
    ? // OpenID Connect Core Error Code unmet_authentication_requirements: the person has less than was insisted on.
      {
        error: 'unmet_authentication_requirements',
        error_description: 'the person does not reach the level that was asked',
      }
    : { error: 'access_denied', error_description: 'the person refused, or time ran out' }

async function grantTo(ctx: Ctx, provider: Provider, request: RequestRow, interaction: Interaction) {
  const personId = request.person_id!
  await complete(ctx, request)
  const parameters = parametersOf(interaction)
  await saveGrant(provider, request, parameters)
  await leaveOther(ctx, interaction, personId)
  const { authTime: ts, ...sure } = howSure(ctx, request, parameters)
  return {
    login: { accountId: personId, ...sure, ts, remember: false },
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
