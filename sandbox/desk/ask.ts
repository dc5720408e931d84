// A clerk asks with the code that the person has just read out (OpenID Connect CIBA, poll); the phone answers.
import { randomInt } from 'node:crypto'
import * as openid from 'openid-client'
import { z } from 'zod'
import { createKeyClient, DESK } from '../demo-clients.ts'
import type { Settings } from '../settings.ts'

const SCOPE = 'openid title name name_en birthdate house_address ial'
const GRANT = 'urn:openid:params:grant-type:ciba'
const LETTERS = 'ACEFHJKMNPRTUVWXY'

const Claims = z.object({
  sub: z.string(),
  title: z.string().optional(),
  name: z.string(),
  name_en: z.string().optional(),
  birthdate: z.string(),
  house_address: z.object({ formatted: z.string() }).optional(),
  ial: z.string(),
})
export type Visitor = z.infer<typeof Claims>
export type Asked = { authReqId: string; message: string; endsAt: number }
export type Answer =
  | { state: 'waiting' }
  | { state: 'known'; visitor: Visitor }
  | { state: 'denied' }
  | { state: 'expired' }

export function createDesk(settings: Settings) {
  const configure = createKeyClient(settings, DESK)
  return {
    /** Asks for whoever a code stands for. `message` stands on both screens. @throws openid.ResponseBodyError `unknown_user_id` for a wrong code */
    async ask(code: string): Promise<Asked> {
      const message = `${LETTERS[randomInt(LETTERS.length)]}${randomInt(10, 100)}`
      const { auth_req_id: authReqId, expires_in: seconds } = await openid.initiateBackchannelAuthentication(
        await configure(),
        { scope: SCOPE, login_hint: code, binding_message: message },
      )
      return { authReqId, message, endsAt: Date.now() + seconds * 1000 }
    },
    /** Looks once whether the phone has answered. @throws what the library throws, but for the answers a person gives */
    async look({ authReqId }: Asked): Promise<Answer> {
      const configuration = await configure()
      const DPoP = openid.getDPoPHandle(configuration, await openid.randomDPoPKeyPair('ES256'))
      try {
        const tokens = await openid.genericGrantRequest(
          configuration,
          GRANT,
          { auth_req_id: authReqId },
          { DPoP },
        )
        const told = await openid.fetchUserInfo(configuration, tokens.access_token, openid.skipSubjectCheck, {
          DPoP,
        })
        return { state: 'known', visitor: Claims.parse(told) }
      } catch (error) {
        const code = error instanceof openid.ResponseBodyError ? error.error : undefined
        if (code === 'authorization_pending' || code === 'slow_down') return { state: 'waiting' }
        if (code === 'access_denied') return { state: 'denied' }
        if (code === 'expired_token') return { state: 'expired' }
        throw error
      }
    },
  }
}
