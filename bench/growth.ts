// Does the database slow down as the country grows? Two countries side by side in one run: registration, sign-in, card and
// unlock with the same code, in turns, so that a noisy machine is noisy for both. Figures that matter are the ratios.
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { InventedPerson } from '../invented/country/index.ts'
import { biometricsReady } from '../server/modules/biometrics/index.ts'
import { getPersonForCard, seedRegister } from '../server/modules/people/index.ts'
import { modules } from '../server/modules.ts'
import { startTestServer, type TestServer } from '../server/platform/testing.ts'
import { PASSCODE } from '../tests/applicant.ts'
import { setup } from '../tests/database.ts'
import { aReadCard, passFace } from '../tests/read-card.ts'
import { aBrowser, openPage, redeem, ticketIn } from '../tests/sign-in.ts'
import { timed } from './database-time.ts'
import { giveStanding } from './standing.ts'

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '100000' },
    large: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '60' },
  },
})
const teardown = await setup()
const served = modules.filter(module => module.name !== 'welcome')

type Country = Awaited<ReturnType<typeof aCountry>>
/** A country of that many people, everybody with a past. Only one of the two runs the engines: there is one set a process. */
async function aCountry(people: number, withEngines: boolean) {
  const t = await startTestServer({
    modules: withEngines ? served : served.filter(module => module.name !== 'biometrics'),
    environment: { BIOMETRIC_THREADS: '1', LOG_LEVEL: 'error' },
  })
  const begun = performance.now()
  await seedRegister(t.ctx, { people })
  const seedSeconds = Math.round((performance.now() - begun) / 1000)
  await giveStanding(t)
  const size = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(
    t.ctx.db,
  )
  process.stdout.write(
    `${people} people: seeded in ${seedSeconds} s, ${Math.round((size.rows[0]?.size ?? 0) / 1e6)} MB in all\n`,
  )
  return { t, people, times: new Map<string, Awaited<ReturnType<typeof timed>>[]>() }
}

const countries = [await aCountry(Number(values.small), true), await aCountry(Number(values.large), false)]
await biometricsReady()
for (let round = 0; round < Number(values.rounds); round++)
  for (const country of round % 2 ? countries : countries.toReversed()) await oneRound(country)

const names = ['registration', 'unlock', 'card', 'me', 'signIn']
const rows = names.map(name => {
  const [small, large] = countries.map(country => country.times.get(name) ?? []) as [Spent[], Spent[]]
  const [one, other] = [small, large].map(list => median(list.map(spent => spent.milliseconds))) as [
    number,
    number,
  ]
  return {
    what: name,
    statements: large[0]?.statements ?? 0,
    [`database ms, ${countries[0]?.people}`]: one.toFixed(1),
    [`database ms, ${countries[1]?.people}`]: other.toFixed(1),
    ratio: (other / one).toFixed(2),
    'all ms, large, p50 / p99': `${median(large.map(spent => spent.all)).toFixed(1)} / ${quantile(
      large.map(spent => spent.all),
      0.99,
    ).toFixed(1)}`,
  }
})
type Spent = Awaited<ReturnType<typeof timed>>
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'growth', rows, aims: 'ratio ≤ 1.10; card all ≤ 15 ms at p99; unlock (passcode check) ≤ 120 ms', how: 'medians over rounds in turns in one process; time between sending a statement and its answer, added up' })}\n`,
)
// Two systems share one set of engines: they end together, with the database under them.
await teardown()
process.exit(0)

/** Somebody at random registers anew, opens the app, looks at the card and signs in at the hospital. */
async function oneRound({ t, times }: Country) {
  const keep = (name: string, spent: Spent) => times.set(name, [...(times.get(name) ?? []), spent])
  const note = async (name: string, work: () => Promise<void>) => keep(name, await timed(work))
  const citizen = await somebody(t)
  const applicant = await aReadCard(t, citizen)
  let token = ''
  // Two calls of one registration; between them the face passes, which is not the database's work.
  const checked = await timed(async () => void (await applicant.post('details/confirm')))
  await passFace(t, citizen, PASSCODE)
  const bound = await timed(async () => {
    token = (await applicant.consent()).accessToken
  })
  if (!token) throw new Error('the registration did not go through')
  keep('registration', {
    milliseconds: checked.milliseconds + bound.milliseconds,
    statements: checked.statements + bound.statements,
    all: checked.all + bound.all,
  })
  await note('unlock', async () => {
    token = (
      (await applicant.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })).json() as {
        accessToken: string
      }
    ).accessToken
  })
  await note('card', async () => void (await applicant.phone.call('GET', '/v1/me/card', { token })))
  await note('me', async () => void (await applicant.phone.call('GET', '/v1/me', { token })))
  await note('signIn', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    const call = (path: string, json: object) => applicant.phone.call('POST', path, { token, json })
    const claim = (await call('/v1/sign-in/claim', { ticket: ticketIn(page) })).json() as {
      items: { scope: string }[]
    }
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
    const items = claim.items.map(item => item.scope)
    await call(`/v1/sign-in/requests/${id}/approve`, { passcode: PASSCODE, number, items })
    const answer = await browser({ url: `/sign-in/${id}/finish` })
    const code = new URL(String(answer.headers.location)).searchParams.get('code') ?? ''
    if ((await redeem(t, code)).statusCode !== 200) throw new Error('the sign-in did not go through')
  })
}

/** A living adult with a valid card, anywhere in the register. Their old phone is lost. */
async function somebody(t: TestServer) {
  const { rows } = await sql<{ person_id: string }>`
    select p.person_id from people.person p join people.card c using (person_id) left join people.death d using (person_id)
    where p.person_id > gen_random_uuid() and c.status = 'valid' and d.person_id is null and p.birth_date < '2000'
    order by p.person_id limit 1`.execute(t.ctx.db)
  const personId = rows[0]?.person_id
  if (!personId) return somebody(t)
  await sql`update authenticators.device set status = 'revoked' where person_id = ${personId}`.execute(
    t.ctx.db,
  )
  const { card, ...person } = await getPersonForCard(t.ctx, personId)
  return { person: { ...person, cards: [card] } as unknown as InventedPerson, castIndex: 0 }
}

function median(list: number[]): number {
  return quantile(list, 0.5)
}

function quantile(list: number[], share: number): number {
  const sorted = [...list].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
