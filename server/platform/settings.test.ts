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

  test('a wrong one is named; its value is not repeated', () => {
    expect(() => readSettings({ PORT: 'secret-thing' })).toThrow(/PORT/)
    expect(() => readSettings({ PORT: 'secret-thing' })).not.toThrow(/secret-thing/)
  })
})
