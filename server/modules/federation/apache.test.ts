// Apache with mod_auth_openidc, as Debian ships it: the door of many an agency's website. It knows nothing of our code.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFreePort, aLiveBrowser, signInLive, startLiveServer } from '../../../tests/live.ts'
import { PID } from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import type { Dialect } from '../parties/index.ts'
import { parties, registerClient, registerParty } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

const MODULES = '/usr/lib/apache2/modules'
const isHere = existsSync('/usr/sbin/apache2') && existsSync(`${MODULES}/mod_auth_openidc.so`)
const folder = mkdtempSync(join(tmpdir(), 'apache-'))
let t: TestServer
const running: ChildProcess[] = []
beforeAll(async () => {
  t = await startLiveServer([people, consent, notices, authenticators, parties, federation])
})
afterAll(async () => {
  for (const apache of running) apache.kill('SIGTERM')
  await Promise.all(running.map(apache => new Promise(resolve => apache.once('close', resolve))))
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A website behind Apache that only signed-in people see; who it takes them for stands in the header `x-user`. */
async function aWebsite(dialect: Dialect, issuer: string): Promise<string> {
  const port = await aFreePort()
  const site = `http://127.0.0.1:${port}`
  const redirectUri = `${site}/inside/callback`
  const names = { nameTh: 'เทศบาล', nameEn: 'Town', domain: 'town.example' }
  const { clientId, clientSecret } = await registerClient(
    t.ctx,
    await registerParty(t.ctx, { ...names, verified: true }),
    {
      redirectUris: [redirectUri],
      scopes: ['openid', 'pid', 'given_name'],
      dialects: [dialect],
      purpose: { th: 'บริการเทศบาล', en: 'Services of the town' },
    },
  )
  const root = join(folder, dialect)
  mkdirSync(join(root, 'pages/inside'), { recursive: true })
  writeFileSync(join(root, 'pages/inside/index.html'), 'Only for people of the town')
  const load = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'headers', 'auth_openidc']
  writeFileSync(
    join(root, 'apache.conf'),
    `ServerName 127.0.0.1
ServerRoot ${root}
PidFile ${root}/pid
ErrorLog ${root}/error.log
Listen 127.0.0.1:${port}
User www-data
Group www-data
${load.map(name => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
DocumentRoot ${root}/pages
DirectoryIndex index.html
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${clientId}
OIDCClientSecret ${clientSecret}
OIDCRedirectURI ${redirectUri}
OIDCCryptoPassphrase only-for-this-test
OIDCScope "openid pid given_name"
OIDCPKCEMethod S256
<Location /inside>
  AuthType openid-connect
  Require valid-user
  Header set x-user "expr=%{REMOTE_USER}"
</Location>
`,
  )
  // The workers of Apache are another user.
  spawn('chmod', ['-R', 'a+rX', folder])
  const apache = spawn('/usr/sbin/apache2', ['-f', join(root, 'apache.conf'), '-DFOREGROUND'], {
    stdio: 'ignore',
  })
  running.push(apache)
  await expect
    .poll(
      () =>
        fetch(site).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .not.toBe(0)
  return site
}

describe.runIf(isHere)('mod_auth_openidc', () => {
  test('over ThaID’s dialect, by discovery alone', async () => {
    const site = await aWebsite('thaid', t.settings.origin)
    const visit = aLiveBrowser()
    const inside = await signInLive(`${site}/inside/`, visit)
    expect([inside.status, inside.text]).toEqual([200, 'Only for people of the town'])
    expect(inside.headers['x-user']).toContain(PID)
    const again = await visit(`${site}/inside/`)
    expect(again.text).toBe('Only for people of the town')
  })

  test('over OpenID Connect of today, with PKCE; it learns a name of its own for the person', async () => {
    const site = await aWebsite('oidc', `${t.settings.origin}/oidc`)
    const inside = await signInLive(`${site}/inside/`)
    expect(inside.text).toBe('Only for people of the town')
    expect(inside.headers['x-user']).not.toContain(PID)
    expect(inside.headers['x-user']).toMatch(/^[\w-]{20,}@/)
  })
})
