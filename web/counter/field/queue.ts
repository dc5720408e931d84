// What a tablet has taken and the server has not answered yet. A packet is written before its person gets the slip, and leaves only when the
// server has said what became of it: a crash, a closed page or an empty battery loses and doubles nothing.
import { CompactEncrypt, CompactSign, importJWK, type JWK } from 'jose'
import { send } from '../../lib/api.ts'
import { deviceKey } from '../../lib/device-key.ts'
import { asProblem, Problem } from '../../lib/problem.ts'
import { forget, keep, recall } from '../../lib/store.ts'

export type Pass = {
  pass: string
  sealTo: JWK
  event: { eventId: string; name: string; quota: number }
  expiresAt: string
}
export type Entry = {
  packetId: string
  sequence: number
  takenAt: string
  state: 'kept' | 'processed' | 'refused'
  reason?: string
}
type Index = { sequence: number; entries: Entry[] }
export type Taken = {
  citizenNumber: string
  laserCode: string
  finger: 'rightIndex' | 'leftIndex'
  print: Blob
}

const nameOf = (packetId: string) => `packet-${packetId}`
const indexOf = (eventId: string) => `field-${eventId}`

export const keepPass = (pass: Pass): Promise<void> => keep('field-pass', pass)
export const dropPass = (): Promise<void> => forget('field-pass')

/** The pass of this tablet, while it holds. */
export async function findPass(): Promise<Pass | undefined> {
  const pass = await recall<Pass>('field-pass')
  return pass && new Date(pass.expiresAt) > new Date() ? pass : undefined
}

export const readIndex = async (eventId: string): Promise<Index> =>
  (await recall<Index>(indexOf(eventId))) ?? { sequence: 0, entries: [] }

/** One change of the index at a time, in this page and in any other: nobody who is taken while packets leave is forgotten. */
const alone = <T>(eventId: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(indexOf(eventId), work) as Promise<T>

/** Seals and keeps somebody's packet; the slip is shown only after that. */
export const takePerson = (pass: Pass, taken: Taken): Promise<{ slip: string; sequence: number }> =>
  alone(pass.event.eventId, () => write(pass, taken))

async function write(pass: Pass, taken: Taken) {
  const { eventId } = pass.event
  const index = await readIndex(eventId)
  const slip = Array.from(crypto.getRandomValues(new Uint32Array(8)), part => part % 10).join('')
  const entry: Entry = {
    packetId: crypto.randomUUID(),
    sequence: index.sequence + 1,
    takenAt: new Date().toISOString(),
    state: 'kept',
  }
  const inner = {
    pass: pass.pass,
    takenAt: entry.takenAt,
    citizenNumber: taken.citizenNumber,
    laserCode: taken.laserCode,
    finger: taken.finger,
    print: await toBase64(taken.print),
    attested: true,
    slip,
  }
  const box = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(inner)))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    .encrypt(await importJWK(pass.sealTo, 'ECDH-ES+A256KW'))
  const { packetId, sequence } = entry
  const { privateKey } = await deviceKey()
  const packet = await new CompactSign(
    new TextEncoder().encode(JSON.stringify({ packetId, eventId, sequence, box })),
  )
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey)
  await keep(nameOf(packetId), packet)
  await keep(indexOf(eventId), { sequence, entries: [...index.entries, entry] })
  return { slip, sequence }
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** So many packets are under way together: a finger is compared longer than a packet travels. */
const AT_ONCE = 4
let sending: Promise<Problem | undefined> | undefined

/** Sends what is kept; stops where the network ends, or where the server will not listen, and answers why. Asked again meanwhile it is the same sending. */
export function sendKept(eventId: string, onChange: () => void): Promise<Problem | undefined> {
  sending ??= sendAll(eventId, onChange).finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(eventId: string, onChange: () => void): Promise<Problem | undefined> {
  const waiting = (await readIndex(eventId)).entries.filter(one => one.state === 'kept')
  let problem: Problem | undefined
  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { packetId } = next
      const packet = await recall<string>(nameOf(packetId))
      const answer = packet ? await sendOne(packet) : { state: 'refused' as const, reason: 'lost' }
      if (answer && !(answer instanceof Problem)) await settle(eventId, packetId, answer).then(onChange)
      else waiting.length = 0
      if (answer instanceof Problem) problem = answer
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return problem
}

/** What the server said is written before the packet goes. */
async function settle(eventId: string, packetId: string, answer: Answer): Promise<void> {
  await alone(eventId, async () => {
    const index = await readIndex(eventId)
    const entries = index.entries.map(one => (one.packetId === packetId ? { ...one, ...answer } : one))
    await keep(indexOf(eventId), { ...index, entries })
  })
  await forget(nameOf(packetId))
}

type Answer = Pick<Entry, 'state' | 'reason'>

/** What became of it; a problem when it has to wait for more than a network, nothing when for that or for the server. */
async function sendOne(packet: string): Promise<Answer | Problem | undefined> {
  try {
    const response = await send({
      method: 'POST',
      path: '/v1/field/packets',
      body: packet,
      contentType: 'application/octet-stream',
      patienceSeconds: 0,
    })
    const { state, reason } = (await response.json()) as { state: string; reason?: string }
    if (state === 'received') return undefined
    return { state: state === 'processed' ? 'processed' : 'refused', ...(reason ? { reason } : {}) }
  } catch (error) {
    // A packet that the server calls forged will not become another by being sent again.
    const problem = asProblem(error)
    const { key, status } = problem
    if (key === 'packetForged') return { state: 'refused', reason: key }
    return status >= 400 && status < 500 ? problem : undefined
  }
}
