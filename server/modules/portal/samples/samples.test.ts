// The samples as they stand on the page, started as programs: each signs somebody in, and each notices a wrong answer.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFreePort, signInLive, startLiveServer } from '../../../../tests/live.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { federation, readRehearsals, startRehearsals } from '../../federation/index.ts'
import { notices } from '../../notices/index.ts'
import { findClient, parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { samplesFor } from './index.ts'

const MONO = 'System.Net.Http,System.Runtime.Serialization,System.Xml.Linq,System.Web,System.Xml'
type Way = { needs: string; prepare?: [string, ...string[]]; start: [string, ...string[]] }
const ways: Record<string, Way> = {
  typescript: { needs: process.execPath, start: [process.execPath, 'sample.ts'] },
  python: { needs: 'python3', start: ['python3', 'sample.py'] },
  php: { needs: 'php', start: ['php', 'sample.php'] },
  go: { needs: 'go', prepare: ['go', 'build', '-o', 'sample', 'sample.go'], start: ['./sample'] },
  csharp: { needs: 'mcs', prepare: ['mcs', `-r:${MONO}`, 'Sample.cs'], start: ['mono', 'Sample.exe'] },
  java: { needs: 'javac', prepare: ['javac', 'Sample.java'], start: ['java', 'Sample'] },
}
const isHere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

let t: TestServer
let origin: string
let partyId: string
const folder = mkdtempSync(join(tmpdir(), 'samples-'))
beforeAll(async () => {
  t = await startLiveServer([people, consent, notices, authenticators, parties, federation])
  origin = t.settings.origin
  partyId = await registerParty(t.ctx, {
    nameTh: 'กรม',
    nameEn: 'Dept',
    domain: 'd.example',
    verified: false,
  })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a sample, signs in where it points to, and returns all it said. */
async function run({ start: [program, ...rest] }: Way, secret: string) {
  const child = spawn(program, rest, { cwd: folder, env: { ...process.env, CLIENT_SECRET: secret } })
  let said = ''
  const opened = new Promise<string>(resolve => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part
        const url = /Open (http\S+)\s/.exec(said)?.[1]
        if (url) resolve(url)
      })
    child.once('close', () => resolve(''))
  })
  const closed = new Promise(resolve => child.once('close', resolve))
  const url = await opened
  // Some say where to go a moment before they listen.
  if (url) {
    await new Promise(resolve => setTimeout(resolve, 150))
    await signInLive(url)
  }
  await closed
  return said
}

describe.each(Object.keys(ways))('%s', id => {
  const way = ways[id]!
  test.runIf(isHere(way.needs)).each(['oidc', 'thaid', 'dga'] as const)('%s', async dialect => {
    const redirectUri = `http://127.0.0.1:${await aFreePort()}/callback`
    const scopes = ['openid', 'given_name']
    const { clientId, clientSecret } = await registerClient(t.ctx, partyId, {
      redirectUris: [redirectUri],
      scopes,
      dialects: [dialect],
      stage: 'trial',
      purpose: { th: 'ทดลอง', en: 'To try' },
    })
    const sample = samplesFor(dialect, { origin, clientId, redirectUri, scopes }).find(one => one.id === id)!
    writeFileSync(join(folder, sample.file), sample.text)
    if (way.prepare) {
      const [program, ...rest] = way.prepare
      const built = spawnSync(program, rest, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, GO111MODULE: 'off', GOTOOLCHAIN: 'local' },
      })
      expect(built.stdout + built.stderr, built.stderr).not.toMatch(/error/i)
    }
    expect(await run(way, clientSecret)).toMatch(/\p{Script=Thai}|"sub"/u)
    if (dialect !== 'oidc') return
    await startRehearsals(t.ctx, (await findClient(t.ctx, clientId))!)
    for (const _ of [1, 2, 3, 4, 5]) await run(way, clientSecret)
    t.clock.advance(30)
    const found = await readRehearsals(t.ctx, clientId)
    expect(found.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'refusal passed',
      'level passed',
      'state passed',
      'nonce passed',
      'ordinary passed',
    ])
  })
})
