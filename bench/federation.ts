// Sign-in and tokens over HTTP, 64 at once: how much of a processor's second each kind of request costs the server and its
// database, and how long people wait at three fifths of that. W1-W6 are workloads that platforms of this kind publish; our
// sign-in has no password, so W1 and W2 are decided by the sandbox's form, and the phone's passcode is the bench `growth`.
import { parseArgs } from 'node:util'
import { startSystem } from '../tests/journeys/server.ts'
import { startKeycloak } from './keycloak.ts'
import { AT_ONCE, aCaller, expectOk, measure, type Work } from './load.ts'
import { aCrowd, flowsOf, own, type Tokens } from './sign-in-flows.ts'
import { giveStandingTo } from './standing.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    standing: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    keycloak: { type: 'string', default: '' },
    threads: { type: 'string', default: '1' },
  },
})
const seconds = Number(values.seconds)
const system = await startSystem({
  TUATON_PEOPLE: values.people,
  LOG_LEVEL: 'error',
  RATE_LIMIT_PER_MINUTE: '1000000',
  BIOMETRIC_THREADS: values.threads,
})
if (values.standing) await giveStandingTo(system)
const ask = aCaller(system.origin)
const flows = flowsOf(system, ask, await aCrowd(system))

const everybody = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, make))
const lasting = { scope: 'openid offline_access given_name family_name', prompt: 'consent' }
const hot = await everybody(() => flows.codeFlow(lasting))
const older = await everybody(flows.thaidFlow)

const clientCredentials = async (alone: boolean) =>
  expectOk(
    await ask('/oidc/token', {
      form: { grant_type: 'client_credentials', scope: 'fvs.verify' },
      headers: own,
      alone,
    }),
  )
async function refresh(tokens: Tokens, path: string, alone = false) {
  const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
  Object.assign(tokens, JSON.parse(expectOk(await ask(path, { form, headers: own, alone })).body))
}
const introspect = async (path: string, { access_token: token }: Tokens) =>
  expectOk(await ask(path, { form: { token }, headers: own }))

const works: Record<string, { aim: number; work: Work }> = {
  'client credentials': { aim: 5000, work: () => clientCredentials(false) },
  'W3 client credentials, new connection each': { aim: 0, work: () => clientCredentials(true) },
  refresh: { aim: 2500, work: worker => refresh(hot[worker]!, '/oidc/token') },
  'W4 a sign-in and 8 refreshes, new connections': {
    aim: 0,
    async work() {
      const tokens = await flows.codeFlow(lasting)
      for (let time = 0; time < 8; time++) await refresh(tokens, '/oidc/token', true)
    },
  },
  'W5 introspection': { aim: 7000, work: worker => introspect('/oidc/token/introspection', hot[worker]!) },
  'W6 userinfo': {
    aim: 0,
    work: async worker =>
      expectOk(await ask('/oidc/me', { headers: { authorization: `Bearer ${hot[worker]!.access_token}` } })),
  },
  'ThaID refresh': { aim: 2500, work: worker => refresh(older[worker]!, '/api/v2/oauth2/token/') },
  'ThaID introspection': {
    aim: 7000,
    work: worker => introspect('/api/v2/oauth2/introspect/', older[worker]!),
  },
  'code flow with userinfo': { aim: 600, work: flows.codeAndUserinfo },
  'W1 sign-in in a browser, and out': { aim: 0, work: flows.inAndOut },
  'W2 pushed request, own keys (FAPI 2.0)': { aim: 0, work: flows.bankFlow },
  'ThaID flow': { aim: 1000, work: flows.thaidFlow },
}

const rows: (Omit<Awaited<ReturnType<typeof measure>>, 'aim'> & { aim: number | string })[] = []
for (const [name, { aim, work }] of Object.entries(works))
  if (name.includes(values.only)) rows.push(await measure(name, aim, work, { system, seconds }))
if (values.keycloak) rows.push(...(await measureKeycloak(values.keycloak)))
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'federation', people: Number(values.people), standing: values.standing, atOnce: AT_ONCE, rows, how: 'processor time of the server process and of its database from /proc; HTTP on loopback; commit is synchronous; waits at 60 % are an open flow' })}\n`,
)
await system.stop()
process.exit(0)

/** The same requests to Keycloak: its process with its database inside. How often ours does more of them in the same processor time. */
async function measureKeycloak(home: string) {
  const keycloak = await startKeycloak(home)
  const headers = { authorization: keycloak.authorization }
  const token = async (form: Record<string, string>) =>
    JSON.parse(expectOk(await ask(keycloak.tokenPath, { form, headers })).body) as Record<string, string>
  const theirs = await everybody(() => token({ grant_type: 'password', scope: 'openid', ...keycloak.person }))
  const same: Record<string, Work> = {
    'client credentials': () => token({ grant_type: 'client_credentials' }),
    refresh: async worker => {
      const form = { grant_type: 'refresh_token', refresh_token: theirs[worker]?.refresh_token ?? '' }
      theirs[worker] = await token(form)
    },
    'W5 introspection': worker =>
      ask(`${keycloak.tokenPath}/introspect`, {
        form: { token: theirs[worker]?.access_token ?? '' },
        headers,
      }).then(expectOk),
  }
  const measured = []
  for (const [name, work] of Object.entries(same)) {
    const ours = rows.find(row => row.what === name)
    if (!ours) continue
    const found = await measure(`Keycloak: ${name}`, 0, work, { system, seconds, pid: keycloak.pid })
    const ratio = (ours['per CPU-second'] / found['per CPU-second']).toFixed(2)
    measured.push({ ...found, aim: `ours ${ratio} of theirs` })
  }
  keycloak.stop()
  return measured
}
