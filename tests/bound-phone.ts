// Phones that are bound already, for tests of what comes after a registration.
import { bindDevice, hashPasscode } from '../server/modules/authenticators/index.ts'
import { newId, transaction } from '../server/platform/context.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { aPhone, hostOf, type Phone } from './phone.ts'

export const PASSCODE = '82947150'

export type Holder = Awaited<ReturnType<typeof aBoundPhone>>

/** A phone proven for a person; a second one of the same person waits. */
export async function aBoundPhone(
  t: Pick<TestServer, 'ctx' | 'settings' | 'request'>,
  personId = newId(t.ctx),
  known?: Phone,
  passcode = PASSCODE,
) {
  const phone = known ?? (await aPhone(hostOf(t)))
  const passcodeHash = await hashPasscode(t.ctx, passcode)
  const { deviceId, usableAt } = await transaction(t.ctx, tx =>
    bindDevice(tx, {
      personId,
      keyThumbprint: phone.keyThumbprint,
      deviceName: 'Test phone',
      passcodeHash,
      assurance: { ial: '2.3', aal: '2.2', method: 'test', source: 'test' },
    }),
  )
  return {
    personId,
    phone,
    deviceId,
    usableAt,
    unlock: (with_ = passcode) => phone.call('POST', '/v1/session', { json: { passcode: with_ } }),
    /** Opens the app; answers with a signed call of that session. */
    async open() {
      const answer = await phone.call('POST', '/v1/session', { json: { passcode } })
      const { accessToken } = answer.json() as { accessToken: string }
      if (!accessToken) throw new Error(`not opened: ${answer.body}`)
      return (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, json?: object) =>
        phone.call(method, url, { token: accessToken, ...(json ? { json } : {}) })
    },
  }
}
