import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aCitizenPhone,
  authorizeUrl,
  basic,
  demo,
  getCode,
  PID,
  postForm,
  redeem,
} from '../../../tests/sign-in.ts'
import { newId } from '../../platform/context.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { federation } from '../federation/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { keepFact } from './history.ts'
import { audit } from './index.ts'

type Entry = { id: string; at: string; kind: string } & Record<string, unknown>
const OTHER_PID = '1009900765433'

let t: TestServer
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation, audit],
  })
})
afterAll(() => t.close())
beforeEach(async () => {
  await sql`delete from audit.access`.execute(t.ctx.db)
  phone = await aCitizenPhone(t)
})

async function history(query = '', by = phone) {
  await t.settle()
  const answer = (await by.call('GET', `/v1/me/history${query}`)).json()
  return answer as { entries: Entry[]; next?: string }
}
const signIn = async (scope: string, pid = PID) =>
  (await redeem(t, (await getCode(t, authorizeUrl({ scope }), pid)).code)).json() as { access_token: string }

describe('my history', () => {
  test('who asked, what was given, how, at which level: sign-in, userinfo and introspection each', async () => {
    const { access_token: token } = await signIn('pid given_name')
    t.clock.advance(10)
    await t.request({ url: '/api/v2/oauth2/userinfo/', headers: { authorization: `Bearer ${token}` } })
    t.clock.advance(10)
    await postForm(t, '/api/v2/oauth2/introspect/', { token }, { authorization: basic(demo) })
    const { entries } = await history()
    const given = entries.filter(entry => entry.kind === 'dataGiven')
    expect(given.map(entry => entry.via)).toEqual(['introspect', 'userinfo', 'token'])
    // Introspection answers with the number alone, whatever else was granted.
    expect(given.map(entry => entry.items)).toEqual([['pid'], ['pid', 'given_name'], ['pid', 'given_name']])
    for (const entry of given)
      expect(entry).toMatchObject({
        clientId: demo.client_id,
        party: { domain: 'demo.tuaton.example', verified: false },
        level: '2.3',
      })
    expect(given[1]?.itemLabels).toEqual([
      { th: expect.stringMatching(/\p{Script=Thai}/u), en: expect.any(String) },
      { th: expect.stringMatching(/\p{Script=Thai}/u), en: expect.any(String) },
    ])
    expect(entries.map(entry => entry.kind)).toContain('signedIn')
  })

  test('which phone: a new one, an opening, a wrong passcode', async () => {
    await phone.phone.call('POST', '/v1/session', { json: { passcode: '00000000' } })
    const { entries } = await history()
    expect(entries.map(({ kind, deviceName }) => [kind, deviceName])).toEqual([
      ['passcodeRefused', 'Test phone'],
      ['sessionOpened', 'Test phone'],
      ['phoneBound', 'Test phone'],
    ])
  })

  test('comes newest first, by pages that neither skip nor repeat, and holds nothing of the data itself', async () => {
    for (let index = 0; index < 4; index += 1) {
      t.clock.advance(1)
      await signIn('pid')
    }
    const all = (await history('?limit=100')).entries
    const pages: Entry[] = []
    let next: string | undefined
    do {
      const page = await history(`?limit=3${next ? `&before=${next}` : ''}`)
      expect(page.entries.length).toBeLessThanOrEqual(3)
      pages.push(...page.entries)
      next = page.next
    } while (next)
    expect(pages).toEqual(all)
    expect(all.map(entry => entry.at)).toEqual(
      all
        .map(entry => entry.at)
        .toSorted()
        .toReversed(),
    )
    expect(JSON.stringify(all)).not.toContain(PID)
  })

  test('a fact delivered twice is one entry', async () => {
    const fact = {
      id: newId(t.ctx),
      at: t.ctx.now(),
      name: 'authenticators.accountFrozen',
      personId: phone.personId,
      data: { by: 'phone' },
    }
    for (const _delivery of [1, 2, 3]) await keepFact(t.ctx, fact as never)
    const { entries } = await history()
    expect(entries.filter(entry => entry.kind === 'frozen')).toHaveLength(1)
  })

  test.each(['?limit=0', '?limit=101', '?limit=x', '?before=zzz'])('%s is refused', async query => {
    expect((await phone.call('GET', `/v1/me/history${query}`)).statusCode).toBe(400)
  })

  test('A50: nobody reads another person’s, not even from its own place in the list', async () => {
    await signIn('pid')
    const mine = (await history()).entries
    const other = await aCitizenPhone(t, OTHER_PID)
    const theirs = await history(`?before=${mine[0]!.id}`, other)
    const ids = new Set(mine.map(entry => entry.id))
    expect(theirs.entries.filter(entry => ids.has(entry.id))).toEqual([])
    expect((await t.request({ url: '/v1/me/history' })).statusCode).toBe(401)
  })
})
