import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVault, uuid } from './crypto.ts'

describe('ids', () => {
  test('are version 7, unlike each other, and in the order they were made, however many fall into one millisecond', () => {
    const moment = new Date('2026-11-23T05:00:00.123Z')
    const ids = Array.from({ length: 50_000 }, () => uuid(moment))
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
    for (const id of ids.slice(0, 100))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuid(new Date(moment.getTime() + 1)) > (ids.at(-1) ?? '')).toBe(true)
  })
})

describe('the vault', () => {
  const vault = createVault(randomBytes(32))

  test('opens what it sealed, in its place and for its purpose only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, context) => {
        const sealed = vault.seal('one', bytes, context)
        expect(new Uint8Array(vault.open('one', sealed, context))).toEqual(bytes)
        expect(() => vault.open('other', sealed, context)).toThrow()
        expect(() => vault.open('one', sealed, `${context}x`)).toThrow()
      }),
      { seed: 3 },
    )
  })

  test('refuses a single changed bit', () => {
    const sealed = vault.seal('one', Buffer.from('something'))
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.open('one', changed)).toThrow()
    }
  })
})
