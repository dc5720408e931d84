import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aVoiceOperator, codeHeard } from '../../../tests/calls.ts'
import { aFreePort } from '../../../tests/live.ts'
import { anOperator, codeIn, factsOf, messageOf, NUMBER, until } from '../../../tests/text-messages.ts'
import { newId, transaction } from '../../platform/context.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { checkCode, describeCode, messages, sendCode } from './index.ts'
import { CALL_PATH, receiptAddress } from './receipt-address.ts'
import { sendDue } from './send.ts'

let texts: Awaited<ReturnType<typeof anOperator>>
let voice: Awaited<ReturnType<typeof aVoiceOperator>>
let t: TestServer
beforeAll(async () => {
  const port = await aFreePort()
  const origin = `http://127.0.0.1:${port}`
  texts = await anOperator()
  voice = await aVoiceOperator(origin)
  t = await startTestServer({
    modules: [messages],
    environment: { SMS_SMPP_URL: texts.url, VOICE_URL: voice.url, TUATON_ORIGIN: origin },
  })
  await t.app.listen({ host: '127.0.0.1', port })
})
afterAll(async () => {
  await t.close()
  await voice.stop()
  await texts.stop()
})
let act: { to: string; purpose: 'kiosk'; reference: string }
beforeEach(async () => {
  t.clock.advance(25 * 3600)
  voice.heard.length = 0
  texts.arrived.length = 0
  await voice.misbehave()
  act = { to: NUMBER, purpose: 'kiosk', reference: newId(t.ctx) }
})

const ask = async (language: 'th' | 'en' = 'th') => {
  const sent = await transaction(t.ctx, tx => sendCode(tx, { ...act, language }))
  await t.settle()
  t.clock.advance(60)
  return sent
}
/** Sent, and sent again as often as it takes until the telephone rings. */
const untilItRings = async (language?: 'th' | 'en') => {
  for (let time = 0; time < 3; time++) await ask(language)
}
const check = (code: string) => transaction(t.ctx, tx => checkCode(tx, { ...act, code }))
const stateOf = async () => (await describeCode(t.ctx, act))?.state
async function callOf() {
  const { rows } = await sql<{ id: string }>`
    select id from messages.code where reference = ${act.reference}`.execute(t.ctx.db)
  return messageOf(t, `${rows[0]?.id}.3`)
}

describe('a code that did not come as a text', () => {
  test('is read out the second time again, digit by digit and twice, and is the only one that is right', async () => {
    await ask()
    expect(await describeCode(t.ctx, act)).toMatchObject({ means: 'text', nextMeans: 'text', resendsLeft: 3 })
    await ask()
    expect(await describeCode(t.ctx, act)).toMatchObject({ nextMeans: 'voice', resendsLeft: 2 })
    await ask()
    expect([texts.arrived.length, voice.heard.length]).toEqual([2, 1])
    const [call] = voice.heard
    expect(call).toMatchObject({ spoken: 'th-TH', to: '08x-xxx-5678' })
    expect(call?.text).toContain('ห้ามบอกใคร')
    const code = codeHeard(call?.text)
    expect(code).toMatch(/^\d{6}$/)
    const before = codeIn(texts.arrived.at(-1)?.text)
    if (before !== code) expect(await check(before)).toMatchObject({ reason: 'replaced' })
    expect(await check(code)).toEqual({ isRight: true })
    await until(async () => expect(await stateOf()).toBe('arrived'))
  })

  test('is read out in English where it was asked for in English', async () => {
    await untilItRings('en')
    expect(voice.heard[0]?.spoken).toBe('en-GB')
    expect(voice.heard[0]?.text).toMatch(/The code is (\w+, ){5}\w+\. Again, /)
  })

  test.each(['busy', 'noAnswer', 'cutOff'])('%s: nobody heard it, and the screen can say so', async how => {
    await voice.misbehave({ [how]: 1 })
    await untilItRings()
    await until(async () => expect(await stateOf()).toBe('failed'))
    const call = await callOf()
    expect(call).toMatchObject({ state: 'undelivered', text_sealed: null })
    expect((await factsOf(t, call?.id ?? '')).at(-1)).toMatchObject({ name: 'messages.failed' })
    expect(voice.heard).toEqual([])
  })

  test.each(['throttle', 'fail', 'hangUp'])('%s: the operator is asked again, and rings once', async how => {
    await voice.misbehave({ [how]: 1 })
    await untilItRings()
    await sendDue(t.ctx)
    await until(async () => expect(await stateOf()).toBe('arrived'))
    expect(voice.heard).toHaveLength(1)
  })

  test('a refused number is not tried again', async () => {
    await voice.misbehave({ reject: 1 })
    await untilItRings()
    expect(await callOf()).toMatchObject({ state: 'failed', reason: 'numberRefused', tries: 1 })
  })

  test('a receipt that comes twice or never changes nothing more', async () => {
    await voice.misbehave({ twice: 1 })
    await untilItRings()
    await until(async () => expect(await stateOf()).toBe('arrived'))
    await voice.misbehave({ dropReceipts: 1 })
    act = { ...act, reference: newId(t.ctx) }
    t.clock.advance(3600)
    await untilItRings()
    expect(await stateOf()).toBe('underWay')
  })

  test('a voice operator that is down does not hold up texts, nor the other way round', async () => {
    await voice.misbehave({ fail: 1 })
    await untilItRings()
    act = { ...act, to: '+66891112222', reference: newId(t.ctx) }
    await ask()
    expect(texts.arrived.at(-1)?.to).toBe('+66891112222')
  })
})

test('a receipt without the secret of its call is nobody’s (A48)', async () => {
  await untilItRings()
  const call = await callOf()
  const own = new URL(receiptAddress(t.ctx, CALL_PATH, call?.id ?? ''))
  const other = new URL(receiptAddress(t.ctx, CALL_PATH, newId(t.ctx)))
  const tell = (url: string, outcome = 'busy') => t.request({ method: 'POST', url, payload: { outcome } })
  expect((await tell(`${own.pathname}${other.search}`)).statusCode).toBe(404)
  expect((await tell(own.pathname)).statusCode).toBe(404)
  expect((await tell(`${own.pathname}${own.search}`, 'eaten')).statusCode).toBe(400)
  expect((await tell(`${own.pathname}${own.search}`)).statusCode).toBe(204)
})

test('neither the number nor the code is in logs, facts or tables (A42)', async () => {
  await untilItRings()
  const said = voice.heard[0]?.text ?? ''
  const spelt = /รหัสคือ (.*?)\./.exec(said)?.[1] ?? '?'
  for (const table of ['messages.message', 'platform.event', 'jobs.job']) {
    const { rows } = await sql`select row_to_json(x)::text as row from ${sql.table(table)} x`.execute(
      t.ctx.db,
    )
    expect(JSON.stringify(rows)).not.toContain(spelt)
    expect(JSON.stringify(rows)).not.toContain(NUMBER)
  }
  expect(t.logLines.join()).not.toMatch(/66812345678/)
})

test('where nobody calls, the third comes as a text as well', async () => {
  const none = await startTestServer({ modules: [messages], environment: { SMS_SMPP_URL: texts.url } })
  // The sandbox has an operator of its own: take it away.
  Object.assign(none.ctx.settings, { voice: undefined })
  for (let time = 0; time < 3; time++) {
    await transaction(none.ctx, tx => sendCode(tx, { ...act, language: 'th' }))
    await none.settle()
    none.clock.advance(60)
  }
  expect(texts.arrived).toHaveLength(3)
  await none.close()
})
