// Sign-in and tokens over HTTP, 64 at once: how much of a processor's second each kind of request costs the server and its database.
import { createHash } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import { parseArgs } from 'node:util'
import { startSystem } from '../tests/journeys/server.ts'
import { basic, demo } from '../tests/sign-in.ts'
import { startKeycloak } from './keycloak.ts'
import { cpuSeconds, cpuSecondsBelow, residentMegabytes } from './processes.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    keycloak: { type: 'string', default: '' },
  },
})
const AT_ONCE = 64
const REDIRECT = 'http://127.0.0.1:8123/cb'
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

const system = await startSystem({
  TUATON_PEOPLE: values.people,
  LOG_LEVEL: 'error',
  RATE_LIMIT_PER_MINUTE: '1000000',
  BIOMETRIC_THREADS: '1',
})
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
// The living with a valid card: anybody may sign in by the sandbox's form, twenty times in ten minutes.
const numbers = (
  await system.query(
    `select p.citizen_number from people.person p join people.card c using (person_id) left join people.death d using (person_id)
     where d.person_id is null and c.status = 'valid' limit 4000`,
  )
).map(row => String(row.citizen_number))
let turn = 0
const nextNumber = () => numbers[turn++ % numbers.length] ?? ''

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }
type Asked = { method?: string; headers?: Record<string, string>; form?: Record<string, string> }

const ask = (path: string, { method = 'GET', headers = {}, form }: Asked = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const body = form && new URLSearchParams(form).toString()
    const sent = send(
      new URL(path, system.origin),
      {
        method: form ? 'POST' : method,
        agent,
        headers: {
          ...headers,
          ...(body
            ? {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              }
            : {}),
        },
      },
      answer => {
        const parts: Buffer[] = []
        answer.on('data', part => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

const own = { authorization: basic(demo) }
function expectOk(answer: Answer, status = 200): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`)
  return answer
}

/** A browser's cookies, the last of each name. */
function aJar() {
  const jar = new Map<string, string>()
  return async (path: string, asked: Asked = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(path, {
      ...asked,
      headers: { accept: 'text/html', ...asked.headers, ...(cookie ? { cookie } : {}) },
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return answer
  }
}
const pathOf = (answer: Answer) => {
  const url = new URL(String(answer.headers.location), system.origin)
  return url.pathname + url.search
}

/** From the request to the callback of the client, by the sandbox's form. */
async function signIn(path: string, query: Record<string, string>) {
  const browser = aJar()
  let page = await browser(
    `${path}?${new URLSearchParams({ response_type: 'code', client_id: demo.client_id, redirect_uri: REDIRECT, state: 's', ...query })}`,
  )
  if (page.status === 303 || page.status === 302) page = await browser(pathOf(page))
  const action = /<form method="post" action="([^"]+)"/.exec(expectOk(page).body)?.[1] ?? ''
  let answer = await browser(action, { form: { pid: nextNumber(), decision: 'confirm' } })
  while (!String(answer.headers.location).startsWith(REDIRECT))
    answer = await browser(pathOf(expectOk(answer, answer.status === 303 ? 303 : 302)))
  return new URL(String(answer.headers.location)).searchParams.get('code') ?? ''
}

async function codeFlow(more: Record<string, string> = {}) {
  const code = await signIn('/oidc/auth', {
    scope: 'openid given_name family_name',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  })
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
  const tokens = JSON.parse(expectOk(await ask('/oidc/token', { form, headers: own })).body)
  expectOk(await ask('/oidc/me', { headers: { authorization: `Bearer ${tokens.access_token}` } }))
  return tokens as { access_token: string; refresh_token: string }
}

async function thaidFlow() {
  const code = await signIn('/api/v2/oauth2/auth/', { scope: 'pid given_name family_name' })
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
  return JSON.parse(expectOk(await ask('/api/v2/oauth2/token/', { form, headers: own })).body) as {
    access_token: string
    refresh_token: string
  }
}

const hot = await Promise.all(
  Array.from({ length: AT_ONCE }, () =>
    codeFlow({ scope: 'openid offline_access given_name family_name', prompt: 'consent' }),
  ),
)
const older = await Promise.all(Array.from({ length: AT_ONCE }, () => thaidFlow()))

type Work = (worker: number) => Promise<unknown>
const works: Record<string, { aim: number; work: Work }> = {
  'client credentials': {
    aim: 5000,
    work: async () =>
      expectOk(
        await ask('/oidc/token', {
          form: { grant_type: 'client_credentials', scope: 'fvs.verify' },
          headers: own,
        }),
      ),
  },
  refresh: {
    aim: 2500,
    async work(worker) {
      const tokens = hot[worker]!
      const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
      const fresh = JSON.parse(expectOk(await ask('/oidc/token', { form, headers: own })).body)
      Object.assign(tokens, fresh)
    },
  },
  introspection: {
    aim: 7000,
    work: async worker =>
      expectOk(
        await ask('/oidc/token/introspection', { form: { token: hot[worker]!.access_token }, headers: own }),
      ),
  },
  userinfo: {
    aim: 0,
    work: async worker =>
      expectOk(await ask('/oidc/me', { headers: { authorization: `Bearer ${hot[worker]!.access_token}` } })),
  },
  'ThaID refresh': {
    aim: 2500,
    async work(worker) {
      const tokens = older[worker]!
      const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
      Object.assign(
        tokens,
        JSON.parse(expectOk(await ask('/api/v2/oauth2/token/', { form, headers: own })).body),
      )
    },
  },
  'ThaID introspection': {
    aim: 7000,
    work: async worker =>
      expectOk(
        await ask('/api/v2/oauth2/introspect/', {
          form: { token: older[worker]!.access_token },
          headers: own,
        }),
      ),
  },
  'code flow': { aim: 600, work: () => codeFlow() },
  'ThaID flow': { aim: 1000, work: () => thaidFlow() },
}

type Row = { what: string; 'per CPU-second': number; aim: number | string }
const rows: Row[] = []
for (const [name, { aim, work }] of Object.entries(works))
  if (name.includes(values.only)) rows.push(await measure(name, aim, work))
if (values.keycloak) rows.push(...(await measureKeycloak(values.keycloak)))
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'federation', people: Number(values.people), atOnce: AT_ONCE, rows, how: 'processor time of the server process and of its database from /proc; HTTP on loopback, kept alive; commit is synchronous' })}\n`,
)
await system.stop()
process.exit(0)

/** The same requests to Keycloak: its process with its database inside. How often ours does more of them in the same processor time. */
async function measureKeycloak(home: string) {
  const keycloak = await startKeycloak(home)
  const own = { authorization: keycloak.authorization }
  const token = async (form: Record<string, string>) =>
    JSON.parse(expectOk(await ask(keycloak.tokenPath, { form, headers: own })).body) as Record<string, string>
  const theirs = await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      token({ grant_type: 'password', scope: 'openid', ...keycloak.person }),
    ),
  )
  const same: Record<string, Work> = {
    'client credentials': () => token({ grant_type: 'client_credentials' }),
    refresh: async worker => {
      const form = { grant_type: 'refresh_token', refresh_token: theirs[worker]?.refresh_token ?? '' }
      theirs[worker] = await token(form)
    },
    introspection: worker =>
      ask(`${keycloak.tokenPath}/introspect`, {
        form: { token: theirs[worker]?.access_token ?? '' },
        headers: own,
      }).then(expectOk),
  }
  const measured = []
  for (const [name, work] of Object.entries(same)) {
    const ours = rows.find(row => row.what === name)
    if (!ours) continue
    const found = await measure(`Keycloak: ${name}`, 0, work, keycloak.pid)
    const ratio = (ours['per CPU-second'] / found['per CPU-second']).toFixed(2)
    measured.push({ ...found, aim: `ours ${ratio} of theirs` })
  }
  keycloak.stop()
  return measured
}

/** Everybody at once for some seconds, after a warm-up that is not counted. */
async function measure(name: string, aim: number, work: Work, pid = system.pid) {
  const waits: number[] = []
  let until = performance.now() + 2_000
  const crowd = () =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async (_, worker) => {
        while (performance.now() < until) {
          const begun = performance.now()
          await work(worker)
          waits.push(performance.now() - begun)
        }
      }),
    )
  await crowd()
  waits.length = 0
  const before = { own: cpuSeconds(pid), below: cpuSecondsBelow(pid), at: performance.now() }
  until = performance.now() + Number(values.seconds) * 1000
  await crowd()
  const count = waits.length
  const below = cpuSecondsBelow(pid) - before.below
  // A program started by a script has all its costs below; its database is inside.
  const isInside = pid !== system.pid
  const spent = cpuSeconds(pid) - before.own + (isInside ? below : 0)
  const database = isInside ? 0 : below
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.floor(count * share)] ?? 0)
  return {
    what: name,
    'per CPU-second': Math.round(count / spent),
    aim: aim || '',
    'a wall second': Math.round((count * 1000) / (performance.now() - before.at)),
    'database ms each': ((database * 1000) / count).toFixed(2),
    'ms, p50 / p99': `${at(0.5)} / ${at(0.99)}`,
    'server MB': residentMegabytes(pid),
  }
}
