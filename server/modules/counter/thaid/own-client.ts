// In the sandbox the app signs people in at the sandbox's own ThaID dialect, as one client among others.
import type { Ctx } from '../../../platform/context.ts'
import { registerClient, registerParty } from '../../parties/index.ts'
import { SCOPES } from './scopes.ts'

const OWN_PARTY = '018f0000-0000-7000-8000-00000000a003'
const OWN_CLIENT = 'tuaton-app'
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="12" fill="#24235e"/><circle cx="24" cy="24" r="17" fill="none" stroke="#ecd299" stroke-width="1.6"/><circle cx="24" cy="20" r="4.4" fill="#fff"/><path d="M15 35c0-5.6 3.6-9.2 9-9.2s9 3.6 9 9.2z" fill="#fff"/></svg>'

/** Where the provider sends people back to: a page of the app. */
export const redirectOf = ({ settings }: Ctx): string => `${settings.origin}/app/proof/thaid`

/** Our name and secret at our own provider; the secret stands nowhere and is the same in every process. */
export const ownClient = (ctx: Ctx) => ({
  id: OWN_CLIENT,
  secret: ctx.vault.keyedHash('counter-thaid-client', OWN_CLIENT).toString('base64url'),
})

/** Registers the app at our own provider where that is the one it signs in at; repeated it changes nothing. */
export async function registerOwnClient(ctx: Ctx): Promise<void> {
  const { thaid, origin } = ctx.settings
  if (!thaid || thaid.client) return
  await registerParty(ctx, {
    id: OWN_PARTY,
    nameTh: 'แอปตัวตน',
    nameEn: 'Tuaton app',
    domain: new URL(origin).host,
    mark: MARK,
    verified: true,
    isDemo: true,
  })
  const client = {
    redirectUris: [redirectOf(ctx)],
    scopes: SCOPES,
    dialects: ['thaid' as const],
    switches: { strict: true },
    purpose: { th: 'พิสูจน์ตัวตนเพื่อใช้แอปในโทรศัพท์เครื่องนี้', en: 'To prove who you are to the app on this phone' },
  }
  await registerClient(ctx, OWN_PARTY, client, { ...ownClient(ctx), isDemo: true })
}
