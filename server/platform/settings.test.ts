import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const production = {
  TUATON_SANDBOX: 'off',
  TUATON_MASTER_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: 'postgresql://tuaton@db.example/tuaton',
  TUATON_ORIGIN: 'https://id.example',
}

describe('settings', () => {
  test('start a whole sandbox without any', () => {
    expect(readSettings({})).toMatchObject({
      port: 4000,
      origin: 'http://127.0.0.1:4000',
      sandbox: true,
      outside: 'http://127.0.0.1:4001',
      people: 10_000,
    })
  })

  test('outside the sandbox every secret must be given', () => {
    expect(readSettings(production)).toMatchObject({ sandbox: false })
    for (const name of ['TUATON_MASTER_KEY', 'DATABASE_URL', 'TUATON_ORIGIN'])
      expect(() => readSettings({ ...production, [name]: undefined })).toThrow(name)
    expect(() => readSettings({ ...production, TUATON_MASTER_KEY: 'c2hvcnQ=' })).toThrow('32 bytes')
    expect(() => readSettings({ ...production, TUATON_ORIGIN: 'http://id.example' })).toThrow('https')
  })

  test('text messages go to the pretend network, and outside the sandbox nowhere until told how', () => {
    expect(readSettings({}).sms).toMatchObject({ gateway: 'sandbox', smppUrl: 'smpp://127.0.0.1:4002' })
    expect(readSettings(production).sms).toMatchObject({ gateway: 'none', smppUrl: undefined })
    expect(() => readSettings({ ...production, SMS_GATEWAY: 'sandbox' })).toThrow('pretend')
    const operator = {
      ...production,
      SMS_GATEWAY: 'smpp',
      SMS_SMPP_URL: 'ssmpp://operator.example:3550',
      SMS_SENDER: 'DOPA',
      SMS_USER: 'dopa',
      SMS_PASSWORD: 'secret-1',
    }
    expect(readSettings(operator).sms).toMatchObject({ gateway: 'smpp', user: 'dopa' })
    for (const name of ['SMS_SMPP_URL', 'SMS_SENDER', 'SMS_USER', 'SMS_PASSWORD'])
      expect(() => readSettings({ ...operator, [name]: undefined })).toThrow(name)
    expect(() => readSettings({ ...operator, SMS_GATEWAY: 'kannel' })).toThrow('SMS_KANNEL_URL')
    expect(() => readSettings({ SMS_SENDER: 'มากกว่า' })).toThrow('SMS_SENDER')
  })

  test('codes are read out by the pretend operator, and outside the sandbox by nobody until both settings are there', () => {
    expect(readSettings({}).voice).toEqual({ url: 'http://127.0.0.1:4001/phone/voice', token: 'pretend' })
    expect(readSettings(production).voice).toBeUndefined()
    const operator = { ...production, VOICE_URL: 'https://calls.example/v1' }
    expect(() => readSettings(operator)).toThrow('VOICE_TOKEN')
    expect(readSettings({ ...operator, VOICE_TOKEN: 'secret-1' }).voice).toMatchObject({ token: 'secret-1' })
  })

  test('people sign in at the sandbox itself, and outside it nowhere until all of a provider is named', () => {
    const own = { issuer: 'http://127.0.0.1:4000', neededIal: '2.3', client: undefined }
    expect(readSettings({}).thaid).toEqual(own)
    expect(readSettings(production).thaid).toBeUndefined()
    const provider = {
      ...production,
      TUATON_THAID_ISSUER: 'https://provider.example',
      TUATON_THAID_CLIENT_ID: 'our-name',
      TUATON_THAID_CLIENT_SECRET: 'our-secret',
    }
    const client = { id: 'our-name', secret: 'our-secret' }
    expect(readSettings(provider).thaid).toMatchObject({ client, neededIal: '2.3' })
    for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'])
      expect(() => readSettings({ ...provider, [`TUATON_THAID_${name}`]: undefined })).toThrow('together')
    const open = { ...provider, TUATON_THAID_ISSUER: 'http://provider.example' }
    expect(() => readSettings(open)).toThrow('https')
  })

  test('a wrong one is named; its value is not repeated', () => {
    expect(() => readSettings({ PORT: 'secret-thing' })).toThrow(/PORT/)
    expect(() => readSettings({ PORT: 'secret-thing' })).not.toThrow(/secret-thing/)
  })
})
