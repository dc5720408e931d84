// Another provider at the same work in the same run, where one is present: `--keycloak DIR`, an unpacked distribution and a Java to run it.
import { type ChildProcess, spawn } from 'node:child_process'
import { aFreePort } from '../tests/live.ts'

const ADMIN = { username: 'bench', password: 'only-for-this-run' }
const CLIENT = { id: 'bench', secret: 'only-for-this-run' }
const PERSON = { username: 'person', password: 'only-for-this-run' }

export type Keycloak = Awaited<ReturnType<typeof startKeycloak>>

/** Starts it with a realm, a client and a person of its own, its database in its own memory, which costs it no round trip. */
export async function startKeycloak(home: string) {
  const port = await aFreePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(
    `${home}/bin/kc.sh`,
    ['start-dev', '--db=dev-mem', `--http-port=${port}`, '--http-host=127.0.0.1', '--log-level=error'],
    {
      stdio: 'ignore',
      detached: true,
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN.username,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN.password,
      },
    },
  )
  await waitFor(`${origin}/realms/master`, child)
  const token = await post(`${origin}/realms/master/protocol/openid-connect/token`, {
    grant_type: 'password',
    client_id: 'admin-cli',
    ...ADMIN,
  })
  const made = await fetch(`${origin}/admin/realms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify(realm),
  })
  if (!made.ok) throw new Error(`Keycloak took no realm: ${made.status} ${await made.text()}`)
  const pid = child.pid ?? 0
  return {
    pid,
    tokenPath: `${origin}/realms/bench/protocol/openid-connect/token`,
    authorization: `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`,
    person: PERSON,
    stop() {
      process.kill(-pid, 'SIGKILL')
    },
  }
}

const realm = {
  realm: 'bench',
  enabled: true,
  sslRequired: 'none',
  revokeRefreshToken: true,
  refreshTokenMaxReuse: 0,
  clients: [
    {
      clientId: CLIENT.id,
      secret: CLIENT.secret,
      serviceAccountsEnabled: true,
      directAccessGrantsEnabled: true,
      standardFlowEnabled: false,
    },
  ],
  users: [
    {
      ...{
        username: PERSON.username,
        enabled: true,
        email: 'person@bench.example',
        firstName: 'A',
        lastName: 'B',
      },
      credentials: [{ type: 'password', value: PERSON.password, temporary: false }],
    },
  ],
}

async function post(url: string, form: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  return (await answer.json()) as { access_token: string }
}

async function waitFor(url: string, child: ChildProcess) {
  for (let second = 0; second < 180; second += 1) {
    if (child.exitCode !== null) throw new Error('Keycloak ended by itself')
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise(resolve => setTimeout(resolve, 1000))
  }
  throw new Error('Keycloak was not ready within three minutes')
}
