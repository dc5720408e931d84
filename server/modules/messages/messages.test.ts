import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import { anOperator, factsOf, messageOf, NUMBER, until } from '../../../tests/text-messages.ts'
import { newId, transaction } from '../../platform/context.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { people } from '../people/index.ts'
import { describeFor, eraseMessages, messages, type NewSms, sendSms } from './index.ts'
import { sendDue } from './send.ts'

const TEXT = 'นัดหมายของท่านพรุ่งนี้ 9:00 น. ที่สำนักทะเบียน'
let operator: Awaited<ReturnType<typeof anOperator>>
let t: TestServer
let personId: string
beforeAll(async () => {
  operator = await anOperator()
  t = await startTestServer({
    modules: [people, consent, notices, messages, authenticators],
    environment: { SMS_SMPP_URL: operator.url },
  })
  personId = (await aCitizenPhone(t)).personId
})
afterAll(async () => {
  await t.close()
  await operator.stop()
})
beforeEach(async () => {
  // A new day, so that no test counts what another sent.
  t.clock.advance(25 * 3600)
  operator.misbehave()
  operator.arrived.length = 0
})

const send = async (sms: Partial<NewSms> = {}) => {
  const reference = sms.reference ?? newId(t.ctx)
  const whole: NewSms = { to: NUMBER, text: TEXT, purpose: 'notice', reference, ...sms }
  return { reference, ...(await transaction(t.ctx, tx => sendSms(tx, whole))) }
}
const stateOf = async (reference: string) => (await messageOf(t, reference))?.state

describe('a text message', () => {
  test('leaves after the commit, arrives as it was written, and is known to be delivered', async () => {
    const { reference, messageId, state } = await send({ personId })
    expect(state).toBe('queued')
    expect(operator.arrived).toEqual([])
    await t.settle()
    await until(async () => expect(await stateOf(reference)).toBe('delivered'))
    expect(operator.arrived).toEqual([{ from: 'TUATON', to: NUMBER, text: TEXT, parts: 1, coding: 'ucs2' }])
    const message = { purpose: 'notice' }
    expect(await factsOf(t, messageId)).toEqual([
      { name: 'messages.queued', ...message },
      { name: 'messages.sent', ...message, parts: 1 },
      { name: 'messages.delivered', ...message },
    ])
  })

  test('number and text stand nowhere in the clear: not in tables, facts, logs or metrics (A63)', async () => {
    const { reference } = await send({ personId })
    const tables = ['messages.message', 'messages.part', 'platform.event', 'jobs.job']
    const look = async () => {
      const all = await Promise.all(
        tables.map(table =>
          sql`select row_to_json(x)::text as row from ${sql.table(table)} x`.execute(t.ctx.db),
        ),
      )
      const metrics = (await t.request({ url: '/metrics' })).body
      return `${JSON.stringify(all.map(({ rows }) => rows))}${t.logLines.join()}${metrics}`
    }
    const hex = (text: string) => Buffer.from(text).toString('hex')
    const secrets = ['812345678', hex('812345678'), 'สำนักทะเบียน', hex('สำนักทะเบียน')]
    const before = await look()
    await t.settle()
    await until(async () => expect(await stateOf(reference)).toBe('delivered'))
    const after = await look()
    for (const secret of secrets) expect(before + after).not.toContain(secret)
    expect((await messageOf(t, reference))?.text_sealed).toBeNull()
  })

  test('is put together again from three parts, and delivered when the last of them is', async () => {
    const text = 'ตัวตน '.repeat(33).trim()
    operator.misbehave({ dropReceipts: 1 })
    const lost = await send({ text })
    await t.settle()
    expect(operator.arrived).toMatchObject([{ text, parts: 3, coding: 'ucs2' }])
    const complete = await send({ text: 'A plain letter needs seven bits. '.repeat(8) })
    await t.settle()
    expect(operator.arrived[1]).toMatchObject({ parts: 2, coding: 'plain' })
    await until(async () => expect(await stateOf(complete.reference)).toBe('delivered'))
    expect(await stateOf(lost.reference)).toBe('sent')
  })

  test('told twice is one; taken back with its transaction it is none', async () => {
    const { reference, messageId } = await send()
    expect((await send({ reference })).messageId).toBe(messageId)
    const gone = transaction(t.ctx, async tx => {
      await sendSms(tx, { to: NUMBER, text: TEXT, purpose: 'notice', reference: 'taken-back' })
      throw new Error('no')
    })
    await expect(gone).rejects.toThrow('no')
    await t.settle()
    await Promise.all([sendDue(t.ctx), sendDue(t.ctx)])
    expect(operator.arrived).toHaveLength(1)
    expect(await messageOf(t, 'taken-back')).toBeUndefined()
  })

  test('carries no link, and goes to Thai mobile numbers only (A37)', async () => {
    for (const text of ['ดู https://tuaton.example', 'ไปที่ www.tuaton', 'tuaton.go.th/a', 'ตัวตน.ไทย'])
      await expect(send({ text })).rejects.toThrow('A37')
    await expect(send({ text: 'ก'.repeat(202) })).rejects.toThrow(RangeError)
    for (const to of ['0812345678', '+66212345678', '+6591234567'])
      await expect(send({ to })).rejects.toMatchObject({ code: 'messages.numberInvalid' })
  })

  test('one number gets five an hour and twenty a day; codes do not use up what warnings need', async () => {
    const many = async (count: number, isCode = false) => {
      const states: string[] = []
      for (let one = 0; one < count; one++) states.push((await send({ isCode })).state)
      return states.filter(state => state === 'queued').length
    }
    expect(await many(7, true)).toBe(5)
    expect(await many(7)).toBe(5)
    const { reference, messageId } = await send()
    expect(await messageOf(t, reference)).toMatchObject({ state: 'failed', reason: 'tooManyMessages' })
    expect(await factsOf(t, messageId)).toMatchObject([
      { name: 'messages.failed', reason: 'tooManyMessages' },
    ])
    expect((await send({ to: '+66912345678' })).state).toBe('queued')
    const hours: number[] = []
    for (let hour = 0; hour < 5; hour++) {
      t.clock.advance(3601)
      hours.push(await many(6))
    }
    expect(hours).toEqual([5, 5, 5, 0, 0])
    await t.settle()
  })

  test('many that ask at once are counted one after the other', async () => {
    const sent = await Promise.all(Array.from({ length: 9 }, () => send({ to: '+66612345678' })))
    expect(sent.filter(({ state }) => state === 'queued')).toHaveLength(5)
    await t.settle()
  })

  test('is told to its person with a masked number, and erased with the account', async () => {
    const { reference } = await send({ personId })
    await t.settle()
    await until(async () => expect(await stateOf(reference)).toBe('delivered'))
    const { messages: told } = await describeFor(t.ctx, personId)
    expect(told[0]).toMatchObject({ to: '08x-xxx-5678', purpose: 'notice', state: 'delivered' })
    await transaction(t.ctx, tx => eraseMessages(tx, personId))
    expect(await describeFor(t.ctx, personId)).toEqual({ messages: [] })
    expect(await messageOf(t, reference)).toBeUndefined()
  })
})
