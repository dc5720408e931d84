// The real protocol against an operator that fails in every way operators do.
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOperator, factsOf, messageOf, NUMBER, until } from '../../../../tests/text-messages.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { createLog } from '../../../platform/log.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { closeGateways } from '../gateway.ts'
import { messages, sendSms } from '../index.ts'
import type { Receipt } from '../port.ts'
import { keepSending, sendDue } from '../send.ts'
import { createSmppGateway, type SmppOptions } from './gateway.ts'

let operator: Awaited<ReturnType<typeof anOperator>>
let t: TestServer
beforeAll(async () => {
  operator = await anOperator()
  t = await startTestServer({ modules: [messages], environment: { SMS_SMPP_URL: operator.url } })
})
afterAll(async () => {
  await t.close()
  await operator.stop()
})
beforeEach(() => {
  t.clock.advance(25 * 3600)
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
const anSms = () => ({ id: newId(t.ctx), to: NUMBER, text: 'x', validSeconds: 60 })
const numbers = Array.from({ length: 60 }, (_, index) => `+668123456${String(index).padStart(2, '0')}`)
const queue = async (text = 'ข้อความทดสอบ', to = NUMBER) => {
  const reference = newId(t.ctx)
  await transaction(t.ctx, tx => sendSms(tx, { to, text, purpose: 'notice', reference }))
  return reference
}
const queueMany = (count: number) => Promise.all(numbers.slice(0, count).map(to => queue('ข้อความทดสอบ', to)))
const stands = async (reference: string) => {
  const { state, reason, tries } = (await messageOf(t, reference)) ?? {}
  return { state, reason, tries }
}
const isDelivered = (reference: string) =>
  until(async () => expect(await stands(reference)).toMatchObject({ state: 'delivered' }))
const factNames = async (reference: string) =>
  (await factsOf(t, (await messageOf(t, reference))?.id ?? '')).map(({ name }) => name)

describe('receipts', () => {
  test('twice, before the answer, late, or only in words: one delivery', async () => {
    for (const how of [{ twice: 5 }, { early: 5 }, { lateMilliseconds: 50 }, { bareReceipts: true }]) {
      operator.misbehave(how)
      const reference = await queue()
      await t.settle()
      await isDelivered(reference)
      await delay(20)
      expect(await factNames(reference)).toEqual(['messages.queued', 'messages.sent', 'messages.delivered'])
    }
  })

  test('that never comes leaves the message sent; one that says no is told with its reason', async () => {
    operator.misbehave({ dropReceipts: 1, undelivered: 1 })
    const dropped = await queue()
    await t.settle()
    const undelivered = await queue()
    await t.settle()
    await until(async () =>
      expect(await stands(undelivered)).toMatchObject({ state: 'undelivered', reason: 'undeliverable' }),
    )
    expect(await stands(dropped)).toMatchObject({ state: 'sent', reason: null })
    expect((await factNames(undelivered)).at(-1)).toBe('messages.failed')
  })

  test('that came while nobody was there is taken after a restart, though nothing is sent', async () => {
    operator.misbehave({ lateMilliseconds: 600 })
    const reference = await queue()
    await t.settle()
    await closeGateways(t.ctx)
    await delay(700)
    expect(await stands(reference)).toMatchObject({ state: 'sent' })
    await keepSending(t.ctx)
    await isDelivered(reference)
  })

  test('that could not be kept is asked for again', async () => {
    const taken: Receipt[] = []
    await closeGateways(t.ctx)
    const gateway = aGateway({
      async onReceipt(receipt) {
        taken.push(receipt)
        if (taken.length === 1) throw new Error('no database')
      },
    })
    const answer = await gateway.send(anSms())
    await until(() => expect(taken).toHaveLength(2))
    expect(answer).toEqual({ accepted: true, operatorIds: [taken[1]?.operatorId] })
    await gateway.close()
  })
})

describe('a submission', () => {
  test('refused for its number ends; throttled it waits ever longer and leaves in the end', async () => {
    operator.misbehave({ reject: 1 })
    const refused = await queue()
    await t.settle()
    expect(await stands(refused)).toEqual({ state: 'failed', reason: 'numberRefused', tries: 1 })
    operator.misbehave({ throttle: 2 })
    const throttled = await queue()
    await t.settle()
    t.clock.advance(14)
    await sendDue(t.ctx)
    expect(await stands(throttled)).toEqual({ state: 'queued', reason: null, tries: 1 })
    t.clock.advance(1)
    await sendDue(t.ctx)
    t.clock.advance(29)
    await sendDue(t.ctx)
    expect(await stands(throttled)).toEqual({ state: 'queued', reason: null, tries: 2 })
    t.clock.advance(1)
    await sendDue(t.ctx)
    await isDelivered(throttled)
  })

  test('is given up after eight tries, or when it is of no use any more', async () => {
    operator.misbehave({ throttle: 1000 })
    const tried = await queue()
    for (let one = 0; one < 8; one++) {
      await sendDue(t.ctx)
      t.clock.advance(3600)
    }
    expect(await stands(tried)).toEqual({ state: 'failed', reason: 'tooManyTries', tries: 8 })
    const late = await queue()
    await sendDue(t.ctx)
    t.clock.advance(24 * 3600)
    await sendDue(t.ctx)
    expect(await stands(late)).toMatchObject({ state: 'failed', reason: 'tooLate' })
    expect(operator.arrived).toEqual([])
  })

  test('many at once, and the connection is lost in the middle: every one arrives', async () => {
    operator.misbehave({ hangUp: 2 })
    const references = await queueMany(45)
    await until(async () => {
      t.clock.advance(120)
      await sendDue(t.ctx)
      for (const reference of references)
        expect(await stands(reference)).toMatchObject({ state: 'delivered' })
    })
    expect(new Set(operator.arrived.map(({ to }) => to)).size).toBe(45)
    expect(operator.state()).toMatchObject({ bound: 1, misbehaviour: { hangUp: 0 } })
  })

  test('in an outage waits; the operator is found again by itself', async () => {
    await closeGateways(t.ctx)
    await operator.stop()
    const [reference] = await queueMany(1)
    await t.settle()
    expect(await stands(reference ?? '')).toMatchObject({ state: 'queued', tries: 1 })
    await operator.start()
    await until(() => expect(operator.state().bound).toBe(1))
    t.clock.advance(15)
    await sendDue(t.ctx)
    await isDelivered(reference ?? '')
  })
})
