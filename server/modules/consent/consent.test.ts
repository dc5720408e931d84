import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../platform/context.ts'
import { uuid } from '../../platform/crypto.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { eraseUnclaimed } from './acceptances.ts'
import {
  claimAcceptances,
  consent,
  getCurrentText,
  listAcceptances,
  listConsents,
  recordAcceptance,
  recordConsent,
  requireCurrentText,
} from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [consent] })
})
afterAll(() => t.close())

const aTerms = () => {
  const { version, sha256 } = getCurrentText('terms')
  return { kind: 'terms' as const, version, sha256, channel: 'self' }
}
const someId = () => uuid(new Date())

describe('texts', () => {
  test.each(['terms', 'card'])('%s is public, in both languages, under every heading alike', async kind => {
    const answer = await t.request({ method: 'GET', url: `/v1/consent/texts/${kind}` })
    expect(answer.statusCode).toBe(200)
    const { languages } = answer.json()
    expect(languages.th.sections).toHaveLength(languages.en.sections.length)
    for (const [index, section] of languages.th.sections.entries()) {
      expect(section.heading).toMatch(/\p{Script=Thai}/u)
      expect(section.paragraphs).toHaveLength(languages.en.sections[index].paragraphs.length)
      expect(languages.en.sections[index].heading).not.toMatch(/\p{Script=Thai}/u)
    }
  })

  test('the hash can be computed by anybody from the answer', async () => {
    const { sha256, ...text } = (await t.request({ method: 'GET', url: '/v1/consent/texts/card' })).json()
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, member]) => [name, sorted(member)]),
            )
          : value
    expect(
      createHash('sha256')
        .update(JSON.stringify(sorted(text)))
        .digest('base64url'),
    ).toBe(sha256)
  })

  test('an unknown kind is refused', async () => {
    expect((await t.request({ method: 'GET', url: '/v1/consent/texts/other' })).statusCode).toBe(400)
  })

  test('only the text in force can be accepted', () => {
    const { version, sha256 } = getCurrentText('card')
    expect(() => requireCurrentText('card', { version, sha256 })).not.toThrow()
    expect(() => requireCurrentText('card', { version: '2020-01-01', sha256 })).toThrow('has changed')
    expect(() => requireCurrentText('terms', { version, sha256 })).toThrow('has changed')
  })
})

describe('acceptances', () => {
  test('sent twice is one, and follows the person once proven', async () => {
    const [sessionId, personId] = [someId(), someId()]
    for (let i = 0; i < 2; i++)
      await transaction(t.ctx, tx => recordAcceptance(tx, { ...aTerms(), sessionId }))
    await transaction(t.ctx, tx => claimAcceptances(tx, { sessionId, personId }))
    const kept = await listAcceptances(t.ctx, personId)
    expect(kept).toMatchObject([{ kind: 'terms', channel: 'self', sha256: aTerms().sha256 }])
  })

  test('of an attempt that proved nobody are erased after 24 hours', async () => {
    const [sessionId, personId] = [someId(), someId()]
    await transaction(t.ctx, tx => recordAcceptance(tx, { ...aTerms(), sessionId }))
    t.clock.advance(24 * 3600 + 1)
    await eraseUnclaimed(t.ctx)
    await transaction(t.ctx, tx => claimAcceptances(tx, { sessionId, personId }))
    expect(await listAcceptances(t.ctx, personId)).toEqual([])
  })
})

test('what a person gave to a party can be listed, newest first', async () => {
  const personId = someId()
  const agreement = { personId, partyId: someId(), clientId: 'client', scopes: ['pid', 'name'] }
  await transaction(t.ctx, tx => recordConsent(tx, { ...agreement, requestId: someId() }))
  t.clock.advance(60)
  await transaction(t.ctx, tx => recordConsent(tx, { ...agreement, scopes: ['openid'], requestId: someId() }))
  expect((await listConsents(t.ctx, personId)).map(row => row.scopes)).toEqual([['openid'], ['pid', 'name']])
})
