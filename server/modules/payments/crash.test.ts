import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBill, demoBank, findBroken, moneyFor, sign } from '../../../tests/payments.ts'
import { aCitizenPhone, PID } from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'

const BILLS = 240
const KILLS = 8
let t: TestServer
let personId: string
beforeAll(async () => {
  t = await startTestServer({ modules })
  personId = (await aCitizenPhone(t, PID)).personId
})
afterAll(() => t.close())

/** Starts the server on these calls; kills it when it has heard so many, or lets it finish. */
async function serve(calls: string, killAfter?: number) {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(t.ctx.db)
  const connection = { ...JSON.parse(process.env.TEST_DATABASE ?? '{}'), database: rows[0]?.name }
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./dying-server.fixture.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        TEST_CONNECTION: JSON.stringify(connection),
        TEST_NOW: t.ctx.now().toISOString(),
        TEST_CALLS: calls,
        TUATON_DATA: t.settings.dataFolder,
        TUATON_ORIGIN: t.settings.origin,
      },
    },
  )
  const exited = once(child, 'exit')
  let heard = 0
  child.stdout.on('data', (dots: Buffer) => {
    heard += dots.length
    // Five other calls are under way at that moment.
    if (killAfter !== undefined && heard >= killAfter) child.kill('SIGKILL')
  })
  const [code] = await exited
  return code
}

test(`F01: killed ${KILLS} times among ${BILLS} callbacks, and told them all again: each bill is paid once, with its own receipt`, async () => {
  const calls: string[] = []
  for (let count = 0; count < BILLS; count++) {
    const bill = await aBill(t, personId)
    const transaction = { bank: demoBank.code, status: 'success', ...moneyFor(t, bill) }
    calls.push(await sign(t, { transaction }), await sign(t, { transaction }))
  }
  const path = join(mkdtempSync(join(tmpdir(), 'tuaton-calls-')), 'calls')
  writeFileSync(path, calls.join('\n'))
  const paid = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from payments.receipt`.execute(t.ctx.db)).rows[0]
      ?.n ?? 0
  let midway = 0
  for (let kill = 0; kill < KILLS; kill++) {
    await serve(path, (kill + 1) * 17)
    const count = await paid()
    if (count > 0 && count < BILLS) midway += 1
    expect(await findBroken(t)).toEqual([])
  }
  expect(await serve(path)).toBe(0)
  expect(midway).toBeGreaterThan(0)
  expect(await paid()).toBe(BILLS)
  expect(await findBroken(t)).toEqual([])
})
