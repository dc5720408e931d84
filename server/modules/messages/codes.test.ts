import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aVoiceOperator, codeHeard } from '../../../tests/calls.ts'
import { anOperator, codeIn, messageOf, NUMBER } from '../../../tests/text-messages.ts'
import { newId, transaction } from '../../platform/context.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { checkCode, messages, type NewCode, requireCode, sendCode } from './index.ts'
import { sendDue } from './send.ts'

let operator: Awaited<ReturnType<typeof anOperator>>
let voice: Awaited<ReturnType<typeof aVoiceOperator>>
let t: TestServer
beforeAll(async () => {
  operator = await anOperator()
  voice = await aVoiceOperator('http://127.0.0.1:4000')
  const environment = { SMS_SMPP_URL: operator.url, VOICE_URL: voice.url }
  t = await startTestServer({ modules: [messages], environment })
})
afterAll(async () => {
  await t.close()
  await voice.stop()
  await operator.stop()
})
let act: { to: string; purpose: 'kiosk'; reference: string }
beforeEach(() => {
  t.clock.advance(25 * 3600)
  operator.arrived.length = 0
  voice.heard.length = 0
  act = { to: NUMBER, purpose: 'kiosk', reference: newId(t.ctx) }
})

const ask = async (code: Partial<NewCode> = {}) => {
  const sent = await transaction(t.ctx, tx => sendCode(tx, { ...act, language: 'th', ...code }))
  await t.settle()
  const call = voice.heard.at(-1)
  return { ...sent, code: call ? codeHeard(call.text) : codeIn(operator.arrived.at(-1)?.text) }
}
const check = (code: string, proof: Partial<typeof act> = {}) =>
  transaction(t.ctx, tx => checkCode(tx, { ...act, code, ...proof }))
const other = (code: string, step = 1) => String((Number(code) + step) % 1_000_000).padStart(6, '0')
const fails = (promise: Promise<unknown>, name: string) =>
  expect(promise).rejects.toMatchObject({ code: `messages.${name}` })

describe('a one-time code', () => {
  test('arrives in one part and is right once', async () => {
    const { code, resendsLeft, expiresAt, resendAt } = await ask()
    expect(operator.arrived).toMatchObject([{ parts: 1, coding: 'ucs2' }])
    expect(code).toMatch(/^\d{6}$/)
    const now = t.ctx.now().getTime()
    expect([resendsLeft, expiresAt.getTime() - now, resendAt.getTime() - now]).toEqual([3, 600_000, 60_000])
    expect(await check(code)).toEqual({ isRight: true })
    expect(await check(code)).toEqual({ isRight: false, reason: 'usedUp', triesLeft: 0 })
    t.clock.advance(61)
    await fails(ask(), 'codeUsedUp')
  })

  test('is good for this act, purpose and number only (A48)', async () => {
    const { code } = await ask()
    const elsewhere = [
      { reference: newId(t.ctx) },
      { purpose: 'postOffice' as 'kiosk' },
      { to: '+66912345678' },
    ]
    for (const proof of elsewhere) expect(await check(code, proof)).toMatchObject({ isRight: false })
    expect(await check(code)).toEqual({ isRight: true })
  })

  test('dies of the third wrong try, and a new one does not give tries back (A48)', async () => {
    const first = await ask()
    expect(await check(other(first.code))).toEqual({ isRight: false, reason: 'wrong', triesLeft: 2 })
    t.clock.advance(60)
    const { code } = await ask()
    expect(await check(other(code))).toMatchObject({ triesLeft: 1 })
    expect(await check(other(code, 2))).toMatchObject({ reason: 'wrong', triesLeft: 0 })
    expect(await check(code)).toMatchObject({ isRight: false, reason: 'usedUp' })
    t.clock.advance(60)
    await fails(ask(), 'codeUsedUp')
  })

  test('guessed a hundred times at once: three are compared (A48)', async () => {
    const { code } = await ask()
    const checks = await Promise.all(Array.from({ length: 100 }, (_, index) => check(other(code, index + 1))))
    const reasons = checks.map(one => (one.isRight ? 'right' : one.reason))
    expect(reasons.filter(reason => reason === 'wrong')).toHaveLength(3)
    expect(reasons.filter(reason => reason === 'usedUp')).toHaveLength(97)
    expect(await check(code)).toMatchObject({ reason: 'usedUp' })
  })

  test('used twice at once is right once', async () => {
    const { code } = await ask()
    const checks = await Promise.all(Array.from({ length: 10 }, () => check(code)))
    expect(checks.filter(one => one.isRight)).toHaveLength(1)
  })

  test('runs out after ten minutes, and that costs no try', async () => {
    const { code } = await ask()
    t.clock.advance(600)
    expect(await check(code)).toEqual({ isRight: false, reason: 'expired', triesLeft: 3 })
    const { code: newer } = await ask()
    expect(await check(newer)).toEqual({ isRight: true })
  })

  test('is sent again three times, a minute apart, to the same number; the one before costs no try', async () => {
    const { code: first } = await ask()
    t.clock.advance(59)
    await expect(ask()).rejects.toMatchObject({
      code: 'messages.codeTooSoon',
      detail: { retryAfterSeconds: 1 },
    })
    t.clock.advance(1)
    await fails(ask({ to: '+66912345678' }), 'numberOther')
    const { code: second, resendsLeft } = await ask()
    expect(resendsLeft).toBe(2)
    if (first !== second)
      expect(await check(first)).toEqual({ isRight: false, reason: 'replaced', triesLeft: 3 })
    for (let again = 0; again < 2; again++) {
      t.clock.advance(60)
      await ask()
    }
    t.clock.advance(60)
    await fails(ask(), 'codeTooOften')
    expect([operator.arrived.length, voice.heard.length]).toEqual([2, 2])
  })

  test('is known as a hash only, and its text is gone once it left', async () => {
    const { code } = await ask()
    const tables = ['messages.code', 'messages.message', 'platform.event', 'jobs.job']
    for (const table of tables) {
      const { rows } = await sql`select row_to_json(x)::text as row from ${sql.table(table)} x`.execute(
        t.ctx.db,
      )
      // Digits may stand by chance in the time of an id or in a hash; a text or a number of JSON they are not.
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`[^0-9a-f.]${code}[^0-9a-f]`))
    }
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from messages.message where text_sealed is not null`.execute(t.ctx.db)
    expect(rows).toEqual([{ n: 0 }])
    expect(t.logLines.join()).not.toContain(code)
  })

  test('five an hour to one number, whatever they are for', async () => {
    for (let one = 0; one < 5; one++) await ask({ reference: newId(t.ctx) })
    await fails(ask({ reference: newId(t.ctx) }), 'tooManyMessages')
  })

  test('after an outage only the newest is sent', async () => {
    operator.misbehave({ throttle: 1 })
    await ask()
    operator.misbehave()
    t.clock.advance(60)
    const { code } = await ask()
    t.clock.advance(60)
    await sendDue(t.ctx)
    expect(operator.arrived).toHaveLength(1)
    expect(await check(code)).toEqual({ isRight: true })
    const { rows } = await sql<{ id: string }>`
      select id from messages.code where reference = ${act.reference}`.execute(t.ctx.db)
    expect(await messageOf(t, `${rows[0]?.id}.1`)).toMatchObject({ state: 'failed', reason: 'superseded' })
  })
})

describe('an act that requires a code', () => {
  const require = (code: string, work = async () => 'done') => requireCode(t.ctx, { ...act, code }, work)

  test('is done with a right one; a wrong one is counted and refused by name', async () => {
    const { code } = await ask()
    await expect(require(other(code))).rejects.toMatchObject({
      code: 'messages.codeWrong',
      detail: { triesLeft: 2 },
    })
    await fails(require(other(code)), 'codeWrong')
    expect(await require(code)).toBe('done')
    await fails(require(code), 'codeUsedUp')
  })

  test('that fails leaves the code good; three wrong ones, one too late and one replaced are told apart', async () => {
    const { code } = await ask()
    await expect(require(code, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    t.clock.advance(60)
    const { code: newer } = await ask()
    if (code !== newer) await fails(require(code), 'codeReplaced')
    t.clock.advance(600)
    await fails(require(newer), 'codeExpired')
    const { code: last } = await ask()
    for (let step = 1; step < 3; step++) await fails(require(other(last, step)), 'codeWrong')
    await fails(require(other(last, 3)), 'codeUsedUp')
  })

  test('is refused inside a transaction, where a refusal would take the count back', async () => {
    const inside = transaction(t.ctx, tx =>
      requireCode(tx, { ...act, code: '000000' }, async () => undefined),
    )
    await expect(inside).rejects.toThrow('outside a transaction')
  })
})

test('where messages go nowhere, no code is made', async () => {
  const none = await startTestServer({ modules: [messages], environment: { SMS_GATEWAY: 'none' } })
  const asked = transaction(none.ctx, tx => sendCode(tx, { ...act, language: 'en' }))
  await fails(asked, 'unavailable')
  await none.close()
})
