// What is kept of who signs in: pictures, agreements, sessions, tokens, messages, the history.

import { cast, drawFaceJpeg } from '../../../invented/faces/index.ts'
import { recordAcceptance, recordConsent, withdrawConsents } from '../../../server/modules/consent/index.ts'
import { insertCheck } from '../../../server/modules/linkage/face/store.ts'
import { insertLook } from '../../../server/modules/linkage/gateway/store.ts'
import { sendCode } from '../../../server/modules/messages/index.ts'
import { applyReceipt } from '../../../server/modules/messages/receipts.ts'
import { addNotice } from '../../../server/modules/notices/index.ts'
import { keepOwnPhoto } from '../../../server/modules/people/photos.ts'
import { insertTrace } from '../../../server/modules/portal/store.ts'
import { rememberFace } from '../../../server/modules/proofing/velocity.ts'
import { newId, transaction } from '../../../server/platform/context.ts'
import { keepFile } from '../../../server/platform/files.ts'
import { anApplicant } from '../../applicant.ts'
import { portalCookie } from '../../portal.ts'
import { basic, demo, getCode, PID, postForm, redeem } from '../../sign-in.ts'
import { NUMBER } from '../../text-messages.ts'
import { DAY, HOUR, type Kind, type World, YEAR } from '../kind.ts'

const agree = async ({ t, personId }: World) => {
  const agreement = {
    personId,
    partyId: newId(t.ctx),
    clientId: 'gone',
    scopes: ['pid'],
    requestId: newId(t.ctx),
  }
  await transaction(t.ctx, tx => recordConsent(tx, agreement))
}

const signIn = async ({ t }: World) => redeem(t, (await getCode(t)).code)

export const signInKinds: Kind[] = [
  [
    'Sealed pictures',
    ['platform.file'],
    ({ t }) =>
      keepFile(t.ctx, 'test', 'image/png', new Uint8Array(8), new Date(t.ctx.now().getTime() + DAY * 1_000)),
    DAY - 1,
    DAY,
  ],
  [
    'A visitor',
    ['people.own_photo'],
    async ({ t, personId }) =>
      keepOwnPhoto(t.ctx, personId, await drawFaceJpeg(cast[0]!, {}, { width: 480, height: 600 })),
    DAY - 1,
    DAY,
  ],
  [
    'Acceptances of attempts',
    ['consent.acceptance'],
    async ({ t }) => {
      const text = (await t.request({ url: '/v1/consent/texts/terms' })).json()
      const { version, sha256 } = text as { version: string; sha256: string }
      const acceptance = { kind: 'terms' as const, version, sha256, sessionId: newId(t.ctx), channel: 'self' }
      await transaction(t.ctx, tx => recordAcceptance(tx, acceptance))
    },
    DAY,
    DAY + 1,
  ],
  [
    'Acceptances and agreements',
    ['consent.agreement'],
    async world => {
      const { t, personId } = world
      await agree(world)
      await transaction(t.ctx, tx => withdrawConsents(tx, personId))
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
  [
    'Messages in the inbox',
    ['notices.notice'],
    ({ t, personId }) =>
      transaction(t.ctx, tx =>
        addNotice(tx, { personId, factId: newId(t.ctx), kind: 'exported', about: undefined }),
      ),
    YEAR,
    YEAR + 1,
  ],
  [
    'Text messages and one-time codes',
    ['messages.message', 'messages.part', 'messages.code'],
    async ({ t, personId }) => {
      const act = { to: NUMBER, purpose: 'kiosk' as const, reference: newId(t.ctx), personId }
      await transaction(t.ctx, tx => sendCode(tx, { ...act, language: 'th' }))
      await applyReceipt(t.ctx, 'smpp', { operatorId: 'x', outcome: 'delivered' })
    },
    30 * DAY - 1,
    30 * DAY + 1,
  ],
  [
    'Ended sessions',
    ['authenticators.session', 'authenticators.seen_proof', 'authenticators.passkey_challenge'],
    async ({ phone }) => {
      await phone.phone.call('POST', '/v1/passkey/options', { json: {} })
      await phone.phone.call('POST', '/v1/session', { json: { passcode: '27418390' } })
    },
    60,
    31 * DAY,
  ],
  [
    'Pictures, readings and attempts',
    ['proofing.session', 'proofing.evidence', 'proofing.challenge', 'proofing.claim'],
    async ({ t }) => {
      const applicant = await anApplicant(t)
      await applicant.acceptTerms()
    },
    HOUR - 1,
    DAY + HOUR + 1,
  ],
  [
    'Requests to sign in',
    [
      'federation.sign_in_request',
      'federation.code',
      'federation.token',
      'federation.token_family',
      'federation.oidc_record',
    ],
    async world => {
      const { t } = world
      await signIn(world)
      await postForm(
        t,
        '/oidc/token',
        { grant_type: 'client_credentials', scope: 'fvs.verify' },
        { authorization: basic(demo) },
      )
    },
    DAY - 1,
    40 * DAY,
  ],
  [
    'Comparisons of faces',
    ['linkage.face_check'],
    ({ t }) =>
      insertCheck(t.ctx, {
        person_key: 'k',
        id: newId(t.ctx),
        party_id: newId(t.ctx),
        client_id: 'c',
        purpose: 'benefit',
        result: 'match',
        created_at: t.ctx.now(),
      }),
    90 * DAY - 1,
    90 * DAY + 1,
  ],
  [
    'Sessions of the gateway',
    ['linkage.gateway_token', 'linkage.look'],
    async ({ t, personId }) => {
      const query = new URLSearchParams({ ConsumerSecret: demo.client_secret, AgentID: PID })
      const headers = { 'consumer-key': demo.client_id }
      await t.request({ url: `/ws/auth/validate?${query}`, headers })
      await insertLook(t.ctx, { officerId: personId, partyId: newId(t.ctx), personKey: 'k' })
    },
    DAY - 1,
    DAY + 1,
  ],
  [
    'Live faces',
    ['proofing.recent_face'],
    async ({ t, personId }) => {
      const applicant = await anApplicant(t)
      const sessionId = applicant.token.split('.')[0] ?? ''
      const face = { modelId: 'test', vector: new Float32Array(2) }
      await transaction(t.ctx, tx => rememberFace(tx, sessionId, personId, face))
    },
    HOUR - 1,
    7 * DAY + 1,
  ],
  [
    'Sessions and invitations of the portal',
    ['portal.session', 'portal.invitation'],
    ({ t }) => portalCookie(t),
    8 * HOUR - 60,
    8 * HOUR + 60,
  ],
  [
    'Lines of what became',
    ['portal.trace'],
    ({ t }) =>
      insertTrace(t.ctx, {
        client_id: 'c',
        id: newId(t.ctx),
        at: t.ctx.now(),
        step: 'refused',
        reason: 'pkce',
        endpoint: 'token',
      }),
    7 * DAY - 1,
    7 * DAY + 1,
  ],
  ['History of use', ['audit.access'], signIn, 2 * YEAR, 2 * YEAR + 2 * DAY],
]
