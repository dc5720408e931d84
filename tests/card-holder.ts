// Somebody without a phone, for tests of what comes after the counter: a card, its passcode, and terminals where the two open something.
import { setCardPasscode } from '../server/modules/authenticators/index.ts'
import { hashPasscode } from '../server/modules/authenticators/passcode.ts'
import { findNewestCard } from '../server/modules/people/index.ts'
import { transaction } from '../server/platform/context.ts'
import { sha256 } from '../server/platform/crypto.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { aCitizen, type Citizen, framesOf, multipart } from './applicant.ts'
import { type ChipData, chipOf } from './case.ts'
import type { Terminal } from './staff.ts'

export const CARD_PASSCODE = '71930482'

export type CardHolder = Awaited<ReturnType<typeof aCardHolder>>

/** A person whose card has a passcode, set after a proof at a counter. */
export async function aCardHolder(t: TestServer, castIndex = 3, known?: Citizen) {
  const citizen = known ?? (await aCitizen(t, castIndex))
  const { personId } = citizen.person
  const { photo: _photo, ...chip } = await chipOf(citizen)
  const passcodeHash = await hashPasscode(t.ctx, CARD_PASSCODE)
  const cardId = (await findNewestCard(t.ctx, personId))?.cardId ?? ''
  await transaction(t.ctx, tx =>
    setCardPasscode(tx, {
      personId,
      cardId,
      passcodeHash,
      assurance: { ial: '2.3', aal: '1', method: 'test', source: 'test' },
    }),
  )
  const signIn = async (at: Terminal, passcode = CARD_PASSCODE, change: Partial<ChipData> = {}) => {
    const read = await at.call('POST', '/v1/terminal/card', { json: { chip: { ...chip, ...change } } })
    if (read.statusCode !== 200) return read
    const { reading } = read.json() as { reading: string }
    return at.call('POST', '/v1/terminal/card-session', { json: { reading, passcode } })
  }
  return { citizen, personId, chip, signIn, open: (at: Terminal) => openAt(at, signIn) }
}

/** Opens a session at a terminal; answers with a signed call of that session. */
async function openAt(at: Terminal, signIn: (at: Terminal) => ReturnType<Terminal['call']>) {
  const answer = await signIn(at)
  const { accessToken: token } = answer.json() as { accessToken: string }
  if (!token) throw new Error(`not opened: ${answer.body}`)
  const call = (method: 'GET' | 'POST' | 'DELETE', url: string, json?: object) =>
    at.call(method, url, { token, ...(json ? { json } : {}) })
  return {
    token,
    call,
    /** Turns a head in front of this terminal's camera. */
    async face(castIndex: number) {
      const path = '/v1/terminal/card-session/face'
      const asked = (await call('POST', `${path}/challenge`)).json() as {
        challengeId: string
        nonce: string
        asks: string[]
      }
      const frames = await framesOf(castIndex, asked.asks)
      const { challengeId, nonce, asks } = asked
      const hashes = frames.map((frame, index) => ({ ask: asks[index], sha256: sha256(frame) }))
      const binding = await at.device.sign({ challengeId, nonce, frames: hashes })
      const { bytes, type } = multipart({ binding }, frames)
      return at.call('PUT', path, { token, bytes, type })
    },
  }
}
