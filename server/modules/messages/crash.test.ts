import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOperator, messageOf, until } from '../../../tests/text-messages.ts'
import { transaction } from '../../platform/context.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { messages, sendSms } from './index.ts'
import { sendDue } from './send.ts'

const COUNT = 25
let operator: Awaited<ReturnType<typeof anOperator>>
let t: TestServer
let sender: ChildProcess | undefined
beforeAll(async () => {
  operator = await anOperator()
  t = await startTestServer({ modules: [messages], environment: { SMS_SMPP_URL: operator.url } })
})
afterAll(async () => {
  sender?.kill('SIGKILL')
  await t.close()
  await operator.stop()
})

async function aSender() {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(t.ctx.db)
  const connection = { ...JSON.parse(process.env.TEST_DATABASE ?? '{}'), database: rows[0]?.name }
  return spawn(process.execPath, [fileURLToPath(new URL('./dying-sender.fixture.ts', import.meta.url))], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TEST_CONNECTION: JSON.stringify(connection),
      TEST_NOW: t.ctx.now().toISOString(),
      TUATON_DATA: t.settings.dataFolder,
      SMS_SMPP_URL: operator.url,
    },
  })
}

test('a sender is killed while the operator has messages it never answered for: each arrives, at most twice', async () => {
  const numbers = Array.from({ length: COUNT }, (_, index) => `+668123456${10 + index}`)
  await transaction(t.ctx, async tx => {
    for (const to of numbers)
      await sendSms(tx, { to, text: 'ถึงแน่', purpose: 'notice', reference: to.slice(1) })
  })
  operator.misbehave({ ignore: COUNT })
  sender = await aSender()
  await until(() => expect(operator.arrived).toHaveLength(10))
  sender.kill('SIGKILL')
  await once(sender, 'exit')
  operator.misbehave()

  // What it had taken waits for the end of the lease; what it had not goes at once.
  await sendDue(t.ctx)
  expect(operator.arrived).toHaveLength(10 + 5)
  t.clock.advance(91)
  await sendDue(t.ctx)
  await until(async () => {
    for (const to of numbers) expect(await messageOf(t, to.slice(1))).toMatchObject({ state: 'delivered' })
  })
  const times = Map.groupBy(operator.arrived, ({ to }) => to)
  expect(times.size).toBe(COUNT)
  for (const arrivals of times.values()) expect(arrivals.length).toBeLessThanOrEqual(2)
})
