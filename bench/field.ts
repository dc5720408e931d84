// What a field team brings home: packets by the hundred, each opened, its finger compared with the register's, its person proven. Sent as
// a tablet sends them, four at once, and every tenth once more, as after an answer that was lost. The register holds pictures, which cost most.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { sql } from 'kysely'
import { inventPersonForNumber } from '../invented/country/index.ts'
import { fingerPrintPng } from '../invented/fingers/index.ts'
import { biometricsReady } from '../server/modules/biometrics/index.ts'
import { insertInventedPeople } from '../server/modules/people/index.ts'
import { modules } from '../server/modules.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { toCitizenNumber } from '../shared/citizen-number.ts'
import { setup } from '../tests/database.ts'
import { anOfficer, aTerminal, staffNumbers } from '../tests/staff.ts'

const { values } = parseArgs({ options: { count: { type: 'string', default: '1300' } } })
const COUNT = Number(values.count)
const AT_ONCE = 4
const SENT_AGAIN = 10
const FINGERS = 12
const FINGER = 'rightIndex'
const CORES = 2

const teardown = await setup()
const t = await startTestServer({
  modules: modules.filter(module => module.name !== 'welcome'),
  environment: { BIOMETRIC_THREADS: String(CORES) },
})
await biometricsReady()

const today = t.ctx.now().toISOString().slice(0, 10)
const people = Array.from({ length: COUNT }, (_, index) =>
  inventPersonForNumber(toCitizenNumber(`10003${String(index).padStart(7, '0')}`), today),
)
await insertInventedPeople(t.ctx, people)
// A finger is somebody's for life and drawn for minutes: a dozen of them belong to everybody, which changes no comparison.
const prints = await Promise.all(
  Array.from({ length: FINGERS }, (_, seed) =>
    Promise.all(
      ['register-0', 'register-1', 'touch'].map(impression =>
        fingerPrintPng({ seed: `bench ${seed}`, finger: FINGER, impression }),
      ),
    ),
  ),
)
for (const [index, { personId }] of people.entries())
  for (const impression of [0, 1]) {
    const picture = prints[index % FINGERS]![impression]!
    const sealed = t.ctx.vault.seal('people-finger', picture, personId)
    await sql`insert into people.finger values (${personId}, ${FINGER}, ${impression}, 'picture', ${sealed})`.execute(
      t.ctx.db,
    )
  }

const tablet = await aTerminal(t, 'F-0001')
const officer = await anOfficer(t, tablet, staffNumbers.fieldRegistrar)
const event = (
  await officer.call('POST', '/v1/field/events', { json: { name: 'bench', quota: COUNT } })
).json() as { eventId: string }
const given = (await officer.call('POST', `/v1/field/events/${event.eventId}/pass`)).json() as {
  pass: string
  sealTo: JWK
}
const packets = await Promise.all(people.map((_, index) => aPacket(index)))

const states = new Map<string, number>()
const waiting = packets.flatMap((packet, index) => (index % SENT_AGAIN === 0 ? [packet, packet] : [packet]))
const before = process.cpuUsage()
const begun = performance.now()
await Promise.all(Array.from({ length: AT_ONCE }, sendOneAfterTheOther))
const wall = (performance.now() - begun) / 1000
const spent = process.cpuUsage(before)
const cpu = (spent.user + spent.system) / 1e6

const path = `/v1/field/events/${event.eventId}/progress`
const progress = (await tablet.call('GET', path)).json() as { received: number; proven: number }
const { rows: cases } = await sql<{ cases: number; persons: number }>`
  select count(*) as cases, count(distinct person_id) as persons from counter.case where channel = 'field'`.execute(
  t.ctx.db,
)
const rows = [
  { figure: 'packets of as many people', value: COUNT, aim: '' },
  { figure: 'received / proven', value: `${progress.received} / ${progress.proven}`, aim: 'all' },
  { figure: 'cases / people in them', value: `${cases[0]?.cases} / ${cases[0]?.persons}`, aim: 'none twice' },
  { figure: 'answers', value: JSON.stringify(Object.fromEntries(states)), aim: '' },
  { figure: 'wall seconds, this machine as busy as it is', value: wall.toFixed(0), aim: '' },
  { figure: 'processor seconds a packet', value: (cpu / COUNT).toFixed(3), aim: '' },
  {
    figure: `1,300 packets on ${CORES} cores, seconds`,
    value: ((cpu / COUNT / CORES) * 1300).toFixed(0),
    aim: '≤ 300',
  },
]
console.table(rows)
process.stdout.write(`${JSON.stringify({ bench: 'field', rows })}\n`)
await t.close()
await teardown()
process.exit(0)

async function aPacket(index: number): Promise<string> {
  const { citizenNumber, cards } = people[index]!
  const inner = {
    pass: given.pass,
    takenAt: t.ctx.now().toISOString(),
    citizenNumber,
    laserCode: cards.at(-1)?.laserCode,
    finger: FINGER,
    print: Buffer.from(prints[index % FINGERS]![2]!).toString('base64'),
    attested: true,
    slip: '40718263',
  }
  const box = await new CompactEncrypt(Buffer.from(JSON.stringify(inner)))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    .encrypt(await importJWK(given.sealTo, 'ECDH-ES+A256KW'))
  return tablet.device.sign({ packetId: randomUUID(), eventId: event.eventId, sequence: index + 1, box })
}

async function sendOneAfterTheOther() {
  for (let packet = waiting.shift(); packet; packet = waiting.shift()) {
    const bytes = Buffer.from(packet)
    const answer = await tablet.call('POST', '/v1/field/packets', { bytes, type: 'application/octet-stream' })
    const { state, reason, code } = answer.json() as { state?: string; reason?: string; code?: string }
    const told = [state ?? code, reason].filter(Boolean).join(' ')
    states.set(told, (states.get(told) ?? 0) + 1)
  }
}
