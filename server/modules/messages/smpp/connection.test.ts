import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOperator, NUMBER, until } from '../../../../tests/text-messages.ts'
import { createLog } from '../../../platform/log.ts'
import { createSmppGateway, type SmppOptions } from './gateway.ts'

let operator: Awaited<ReturnType<typeof anOperator>>
beforeAll(async () => {
  operator = await anOperator()
})
afterAll(() => operator.stop())
beforeEach(() => {
  operator.misbehave()
  operator.arrived.length = 0
})

const aGateway = (options: Partial<SmppOptions> = {}) =>
  createSmppGateway({
    url: operator.url,
    user: 'tuaton',
    password: 'pretend',
    sender: 'TUATON',
    log: createLog('silent'),
    onReceipt: async () => undefined,
    ...options,
  })
const anSms = () => ({ id: randomUUID(), to: NUMBER, text: 'x', validSeconds: 60 })

describe('the connection', () => {
  test('with a wrong password sends nothing, and the log says so without it', async () => {
    const strict = await anOperator('another')
    const lines: string[] = []
    const log = createLog('info', line => void lines.push(line))
    const gateway = aGateway({ url: strict.url, log })
    expect(await gateway.send(anSms())).toMatchObject({ accepted: false, reason: 'unavailable' })
    expect(lines.join()).toContain('sms operator refuses us')
    expect(lines.join()).not.toContain('pretend')
    expect(strict.state()).toMatchObject({ bound: 0, submissions: 0 })
    await gateway.close()
    await strict.stop()
  })

  test('has at most ten submissions without an answer; one that gets none ends it', async () => {
    const gateway = aGateway({ answerMilliseconds: 500 })
    const { submissions } = operator.state()
    operator.misbehave({ ignore: 10 })
    const answers = Promise.all(Array.from({ length: 25 }, () => gateway.send(anSms())))
    await until(() => expect(operator.arrived).toHaveLength(10))
    await delay(100)
    expect(operator.state().submissions - submissions).toBe(10)
    expect((await answers).every(answer => !answer.accepted && answer.isTemporary)).toBe(true)
    await until(async () => expect(await gateway.send(anSms())).toMatchObject({ accepted: true }))
    await gateway.close()
  })

  test('that fell silent is noticed and made anew', async () => {
    const lines: string[] = []
    const log = createLog('info', line => void lines.push(line))
    const gateway = aGateway({ log, answerMilliseconds: 100, enquireMilliseconds: 50 })
    operator.misbehave({ deaf: 1 })
    gateway.listen()
    await until(() => expect(lines.filter(line => line.includes('operator bound'))).toHaveLength(2))
    await gateway.close()
  })

  test('is left in good order', async () => {
    const gateway = aGateway()
    await gateway.send(anSms())
    expect(operator.state().bound).toBe(1)
    await gateway.close()
    expect(operator.state().bound).toBe(0)
    expect(await gateway.send(anSms())).toMatchObject({ reason: 'unavailable' })
  })

  test('to whatever speaks no SMPP, or breaks off in its middle, ends, and nothing else does (A60)', async () => {
    const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
    const bound = '00000015 80000009 00000000 00000001 50 52 45 54 00'
    const says = [
      'ffffffff ffffffff ffffffff ffffffff',
      '00000000 00000000',
      `${bound} 00000014 00000005 00000000 00000002 ffffffff`,
      `${bound} 00000024 00000005 00000000 00000002 00000000 00000000 00000000 00000000 ffff0381 0381ffff`,
      `${bound} 00000010 0000beef 00000000 00000002`,
    ]
    for (const words of says) {
      const server = createServer(
        socket => void socket.on('error', () => undefined).once('data', () => socket.end(bytes(words))),
      )
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const gateway = aGateway({ url: `smpp://127.0.0.1:${port}`, answerMilliseconds: 300 })
      expect(await gateway.send(anSms())).toMatchObject({ accepted: false, isTemporary: true })
      await gateway.close()
      server.close()
    }
  })
})
