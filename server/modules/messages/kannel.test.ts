// Kannel as Debian ships it, between our HTTP adapter and an operator: bearerbox speaks SMPP, smsbox takes our messages.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFreePort, startLiveServer } from '../../../tests/live.ts'
import { anOperator, messageOf, NUMBER, until } from '../../../tests/text-messages.ts'
import { newId, transaction } from '../../platform/context.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { messages, sendSms } from './index.ts'
import { createKannelGateway } from './kannel.ts'

const isHere = existsSync('/usr/sbin/bearerbox') && existsSync('/usr/sbin/smsbox')
const THAI = 'สำนักทะเบียนแจ้งว่าบัตรของท่านพร้อมให้รับแล้ว นำบัตรเดิมมาด้วย '.repeat(3).trim()

async function configure(operatorUrl: string) {
  const { port } = new URL(operatorUrl)
  const [admin, box, sendsms] = [await aFreePort(), await aFreePort(), await aFreePort()]
  const text = `group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = only-for-this-test
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1

group = smsc
smsc = smpp
host = 127.0.0.1
port = ${port}
transceiver-mode = true
smsc-username = tuaton
smsc-password = pretend
system-type = ""
source-addr-ton = 5
source-addr-npi = 0
source-addr-autodetect = false
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendsms}
sendsms-interface = 127.0.0.1

group = sendsms-user
username = tuaton
password = pretend
concatenation = true
max-messages = 3
`
  return { text, url: `http://127.0.0.1:${sendsms}` }
}

describe.skipIf(!isHere)('through Kannel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kannel-'))
  const running: ChildProcess[] = []
  let operator: Awaited<ReturnType<typeof anOperator>>
  let t: TestServer
  const log: string[] = []

  const run = (program: string) => {
    const child = spawn(program, ['-v', '1', join(folder, 'kannel.conf')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => log.push(String(chunk)))
    running.push(child)
  }

  beforeAll(async () => {
    operator = await anOperator()
    const { text, url } = await configure(operator.url)
    writeFileSync(join(folder, 'kannel.conf'), text)
    run('/usr/sbin/bearerbox')
    await until(() => expect(operator.state().bound).toBe(1))
    run('/usr/sbin/smsbox')
    t = await startLiveServer([messages], { SMS_GATEWAY: 'kannel', SMS_KANNEL_URL: url })
    await until(async () => expect((await fetch(url)).status).toBe(404))
  })
  afterAll(async () => {
    for (const child of [...running].reverse()) child.kill('SIGTERM')
    await Promise.all(running.map(child => child.exitCode ?? new Promise(done => child.once('close', done))))
    await t.close()
    await operator.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const send = async (text: string) => {
    const reference = newId(t.ctx)
    await transaction(t.ctx, tx => sendSms(tx, { to: NUMBER, text, purpose: 'notice', reference }))
    await t.settle()
    return reference
  }

  test.each([
    ['plain letters', 'Your card is ready (no. 12).', 'plain', 1],
    ['Thai in one part', 'บัตรของท่านพร้อมแล้ว', 'ucs2', 1],
    ['Thai in three parts', THAI, 'ucs2', 3],
  ])('%s arrive as written, and Kannel tells when', async (_name, text, coding, parts) => {
    const reference = await send(text)
    await until(() =>
      expect(operator.arrived.at(-1)).toMatchObject({ from: 'TUATON', to: NUMBER, text, coding, parts }),
    )
    await until(async () => expect(await messageOf(t, reference)).toMatchObject({ state: 'delivered' }))
  })

  test('a password that Kannel does not take keeps the message waiting for somebody to mend it', async () => {
    const settings = { ...t.settings, sms: { ...t.settings.sms, password: 'wrong' } }
    const gateway = createKannelGateway({ ...t.ctx, settings })
    const sms = { id: newId(t.ctx), to: NUMBER, text: 'x', validSeconds: 60 }
    expect(await gateway.send(sms)).toEqual({ accepted: false, reason: 'unavailable', isTemporary: true })
  })

  test('a message that the operator refuses, and one that no telephone got, are known as such', async () => {
    operator.misbehave({ reject: 1 })
    const refused = await send('ถูกปฏิเสธ')
    await until(async () =>
      expect(await messageOf(t, refused)).toMatchObject({ state: 'undelivered', reason: 'rejected' }),
    )
    operator.misbehave({ undelivered: 1 })
    const lost = await send('ไม่ถึง')
    await until(async () =>
      expect(await messageOf(t, lost)).toMatchObject({ state: 'undelivered', reason: 'undeliverable' }),
    )
  })
})

describe('the address of receipts', () => {
  let t: TestServer
  beforeAll(async () => {
    t = await startTestServer({
      modules: [messages],
      environment: { SMS_GATEWAY: 'kannel', SMS_KANNEL_URL: `http://127.0.0.1:${await aFreePort()}` },
    })
  })
  afterAll(() => t.close())

  test('is closed to whoever has no secret of this very message', async () => {
    const [id, other] = [newId(t.ctx), newId(t.ctx)]
    const ask = async (messageId: string, secret: string) =>
      (await t.request({ url: `/v1/messages/receipts/${messageId}?type=1&secret=${secret}` })).statusCode
    const secret = t.ctx.vault.keyedHash('sms-receipt', id).toString('base64url')
    expect(await ask(id, secret)).toBe(204)
    expect([await ask(other, secret), await ask(id, 'x'), await ask(id, ''), await ask('x', secret)]).toEqual(
      [404, 404, 404, 404],
    )
    expect(t.logLines.join()).not.toContain(secret)
  })

  test('a Kannel that is down keeps the message waiting', async () => {
    const reference = newId(t.ctx)
    await transaction(t.ctx, tx => sendSms(tx, { to: NUMBER, text: 'x', purpose: 'notice', reference }))
    await t.settle()
    expect(await messageOf(t, reference)).toMatchObject({ state: 'queued', tries: 1 })
  })
})
