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

/** Seals and keeps somebody's packet; the slip is shown only after that. */
export async function takePerson(pass: Pass, taken: Taken): Promise<{ slip: string; sequence: number }> {
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

/** Sends what is kept, in its order; stops where the network ends, or where the server will not listen, and answers why. */
export async function sendKept(eventId: string, onChange: () => void): Promise<Problem | undefined> {
  for (const { packetId } of (await readIndex(eventId)).entries.filter(one => one.state === 'kept')) {
    const packet = await recall<string>(nameOf(packetId))
    const answer = packet ? await sendOne(packet) : { state: 'refused' as const, reason: 'lost' }
    if (!answer) return undefined
    if (answer instanceof Problem) return answer
    // Read anew: somebody may have been taken meanwhile.
    const index = await readIndex(eventId)
    const entries = index.entries.map(one => (one.packetId === packetId ? { ...one, ...answer } : one))
    await keep(indexOf(eventId), { ...index, entries })
    await forget(nameOf(packetId))
    onChange()
  }
  return undefined
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
