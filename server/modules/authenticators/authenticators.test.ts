import { createSecretKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBoundPhone as bound, PASSCODE } from '../../../tests/bound-phone.ts'
import type { Phone } from '../../../tests/phone.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators, findLevel, toPublicLevel } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [authenticators] })
})
afterAll(() => t.close())

const aBoundPhone = () => bound(t)
const unlock = (phone: Phone, passcode = PASSCODE) =>
  phone.call('POST', '/v1/session', { json: { passcode } })
const lock = (phone: Phone, token: string, options = {}) =>
  phone.call('DELETE', '/v1/session', { token, ...options })

describe('a bound phone', () => {
  test('opens with its passcode, closes, and the old token is dead (A49)', async () => {
    const { phone } = await aBoundPhone()
    const { accessToken } = (await unlock(phone)).json() as { accessToken: string }
    expect((await lock(phone, accessToken)).statusCode).toBe(204)
    expect((await lock(phone, accessToken)).json()).toMatchObject({ code: 'authenticators.sessionEnded' })
  })

  test('its token ends after half an hour', async () => {
    const { phone } = await aBoundPhone()
    const { accessToken } = (await unlock(phone)).json() as { accessToken: string }
    t.clock.advance(31 * 60)
    expect((await lock(phone, accessToken)).statusCode).toBe(401)
  })

  test('its token is worth nothing on another phone (A06)', async () => {
    const { phone } = await aBoundPhone()
    const { accessToken } = (await unlock(phone)).json() as { accessToken: string }
    const other = await aPhone(hostOf(t))
    expect((await lock(other, accessToken)).json()).toMatchObject({ code: 'authenticators.sessionEnded' })
  })

  test('ten wrong passcodes lock it, for good, and only it (A39)', async () => {
    const { phone, personId } = await aBoundPhone()
    for (let left = 9; left > 0; left--)
      expect((await unlock(phone, '82947151')).json()).toMatchObject({
        code: 'authenticators.passcodeWrong',
        triesLeft: left,
      })
    expect((await unlock(phone, '82947151')).json()).toMatchObject({ code: 'authenticators.deviceLocked' })
    t.clock.advance(365 * 86_400)
    expect((await unlock(phone)).json()).toMatchObject({ code: 'authenticators.deviceLocked' })
    expect(await findLevel(t.ctx, personId)).toMatchObject({ ial: '2.3' })
  })

  test('a hundred wrong passcodes at once count as ten tries at most (A39)', async () => {
    const { phone } = await aBoundPhone()
    const answers = await Promise.all(Array.from({ length: 100 }, () => unlock(phone, '82947151')))
    expect(answers.filter(answer => answer.statusCode === 401)).toHaveLength(9)
    expect(answers.filter(answer => answer.statusCode === 423)).toHaveLength(91)
  })

  test('the right passcode clears the count', async () => {
    const { phone } = await aBoundPhone()
    await unlock(phone, '82947151')
    expect((await unlock(phone)).statusCode).toBe(200)
    expect((await unlock(phone, '82947151')).json()).toMatchObject({ triesLeft: 9 })
  })

  test('who only knows the number has no way to count or lock (A42)', async () => {
    const stranger = await aPhone(hostOf(t))
    const { phone } = await aBoundPhone()
    for (let i = 0; i < 20; i++)
      expect((await unlock(stranger, '82947151')).json()).toMatchObject({
        code: 'authenticators.deviceUnknown',
      })
    expect((await unlock(phone)).statusCode).toBe(200)
  })
})

describe('the signature of a call', () => {
  const refused = async (phone: Phone, proof: string, code: string) => {
    const answer = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE }, proof })
    expect(answer.json()).toMatchObject({ code: `authenticators.${code}` })
  }

  test('is good once (A06)', async () => {
    const { phone } = await aBoundPhone()
    const proof = await phone.proof('POST', '/v1/session')
    expect(
      (await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE }, proof })).statusCode,
    ).toBe(200)
    await refused(phone, proof, 'proofReplayed')
  })

  test('is good once when it comes twenty times at the same moment (A06)', async () => {
    const { open, phone } = await aBoundPhone()
    await open()
    const opened = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    const { accessToken: token } = opened.json() as { accessToken: string }
    const proof = await phone.proof('GET', '/v1/me/devices', token)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => phone.call('GET', '/v1/me/devices', { token, proof })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()[0]).toBe(200)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  test('fits one method and one address (A06)', async () => {
    const { phone } = await aBoundPhone()
    await refused(phone, await phone.proof('GET', '/v1/session'), 'proofInvalid')
    await refused(phone, await phone.proof('POST', '/v1/sessions'), 'proofInvalid')
    await refused(
      phone,
      await phone.proof('POST', '/v1/session', undefined, { htu: 'https://elsewhere.example/v1/session' }),
      'proofInvalid',
    )
  })

  test('is from now; a phone with a wrong clock hears so', async () => {
    const { phone } = await aBoundPhone()
    const old = Math.floor(t.ctx.now().getTime() / 1000) - 301
    await refused(phone, await phone.proof('POST', '/v1/session', undefined, { iat: old }), 'clockWrong')
  })

  test('with a shared secret, no algorithm or a private part is refused (A09)', async () => {
    const { phone } = await aBoundPhone()
    const claims = {
      htm: 'POST',
      htu: `${t.settings.origin}/v1/session`,
      jti: 'x'.repeat(20),
      iat: Math.floor(t.ctx.now().getTime() / 1000),
    }
    const secret = createSecretKey(Buffer.from(JSON.stringify(phone.jwk)))
    await refused(
      phone,
      await new SignJWT(claims)
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk: phone.jwk })
        .sign(secret),
      'proofInvalid',
    )
    const none = [{ typ: 'dpop+jwt', alg: 'none', jwk: phone.jwk }, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    await refused(phone, `${none}.`, 'proofInvalid')
    await refused(phone, 'x'.repeat(10_000), 'proofInvalid')
  })
})

test('ทางรัฐ level 2 begins at IAL 2.3', () => {
  expect(['1.1', '1.3', '2.1', '2.2', '2.3', '3'].map(toPublicLevel)).toEqual([1, 1, 1, 1, 2, 2])
})

test('no passcode, key or token is in any log line (A63)', () => {
  const log = t.logLines.join('\n')
  expect(log).not.toContain(PASSCODE)
  expect(log).not.toMatch(/eyJ|DPoP/)
})
