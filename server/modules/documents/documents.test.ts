// Certified copies through the door: who may have which, what holds afterwards, and what attackers get.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventCountry } from '../../../invented/country/index.ts'
import { aCopy, type CitizenPhone, check, order } from '../../../tests/documents.ts'
import { aCitizenPhone, PASSCODE } from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { getOrInventPerson, insertInventedPeople } from '../people/index.ts'

const country = [...inventCountry({ people: 240, seed: 5 })]
const wife = country.find(one => one.role === 'spouse' && one.formerNames[0]?.name.title === 'miss')!
const husband = country.find(one => one.role === 'head' && one.house.houseCode === wife.house.houseCode)!
const STRANGER = '1009900009108'
let t: TestServer
let head: CitizenPhone
let stranger: CitizenPhone
beforeAll(async () => {
  t = await startTestServer({ modules })
  await insertInventedPeople(t.ctx, country)
  head = await aCitizenPhone(t, husband.citizenNumber)
  stranger = await aCitizenPhone(t, STRANGER)
})
afterAll(() => t.close())

const codeOf = (answer: { json: () => never }) => (answer.json() as { code: string }).code
const papersOf = async (citizen: CitizenPhone) =>
  (
    (await citizen.call('GET', '/v1/me/documents/papers')).json() as {
      papers: { paperId: string; kind: string }[]
    }
  ).papers

describe('a copy', () => {
  test('is offered of every paper of the person, and issued of each', async () => {
    const papers = await papersOf(head)
    expect(papers.map(paper => paper.kind).sort()).toEqual(['birth', 'cardHistory', 'house', 'marriage'])
    for (const { paperId, kind } of papers) {
      const { pdf, verifyLink } = await aCopy(head, paperId, { digits: 'thai' })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await check(t, verifyLink)).toEqual({ outcome: 'genuine', standing: 'issued' })
      expect(kind).toBeTruthy()
    }
  })

  test('stands in the list with its number, and what happened to it', async () => {
    const { documentId, number } = await aCopy(head, 'house')
    const { documents } = (await head.call('GET', '/v1/me/documents')).json() as { documents: object[] }
    expect(documents[0]).toMatchObject({ id: documentId, kind: 'house', number, status: 'issued' })
    const shown = (await head.call('GET', `/v1/me/documents/${documentId}`)).json()
    expect(shown).toMatchObject({ history: [{ what: 'issued' }], correctable: true })
  })

  test('carries nobody’s number in the fact that tells of it', async () => {
    await aCopy(head, 'birth')
    const found = await sql<{
      data: object
    }>`select data from platform.event where name = 'document.issued'`.execute(t.ctx.db)
    expect(JSON.stringify(found.rows)).not.toMatch(/\d{13}/)
    expect(found.rows.length).toBeGreaterThan(1)
  })
})

describe('refused', () => {
  test('without the passcode, and below level 2.3 (A61: expired level used)', async () => {
    expect(codeOf(await order(head, 'house', { passcode: '00000000' }))).toBe('authenticators.passcodeWrong')
    const low = await aCitizenPhone(t, '1009900009116', '1.3')
    expect(codeOf(await order(low, 'house'))).toBe('documents.levelTooLow')
  })

  test('papers of others, and names that are paths (A50, A60)', async () => {
    for (const paperId of [
      `death-${husband.personId}`,
      `marriage-${wife.personId}`,
      '../house',
      '__proto__',
      "house' or 1=1 --",
    ])
      expect(codeOf(await order(stranger, paperId))).toBe('people.paperUnknown')
  })

  test('another person’s document, by its id and by guessed ids (A50)', async () => {
    const { documentId } = await aCopy(head, 'house')
    const body = { reason: 'lost', passcode: PASSCODE }
    for (const id of [documentId, '019ab0c4-1234-7abc-8def-0123456789ab']) {
      const answers = await Promise.all([
        stranger.call('GET', `/v1/me/documents/${id}`),
        stranger.call('GET', `/v1/me/documents/${id}/pdf`),
        stranger.call('POST', `/v1/me/documents/${id}/revoke`, body),
        stranger.call('POST', `/v1/me/documents/${id}/shares`, { hours: 1 }),
        stranger.call('POST', `/v1/me/documents/${id}/correction`, { reason: 'not mine' }),
      ])
      expect(answers.map(answer => [answer.statusCode, codeOf(answer)])).toEqual(
        answers.map(() => [404, 'documents.documentUnknown']),
      )
    }
    expect((await head.call('GET', `/v1/me/documents/${documentId}/pdf`)).statusCode).toBe(200)
  })

  test('more than twenty in a day', async () => {
    const eager = await aCitizenPhone(t, '1009900009124')
    await aCopy(eager, 'house')
    await sql`insert into documents.document select (jsonb_populate_record(document, jsonb_build_object(
      'document_id', gen_random_uuid(), 'serial', (serial + n) % 100000000))).*
      from documents.document, generate_series(1, 19) as n where person_id = ${eager.personId}`.execute(
      t.ctx.db,
    )
    expect(codeOf(await order(eager, 'house'))).toBe('documents.tooManyDocuments')
  })
})

describe('the check that anybody makes', () => {
  test('tells nothing without the whole code: an id alone asks nothing (A50)', async () => {
    const { documentId } = await aCopy(head, 'house')
    expect(await check(t, documentId)).toEqual({ outcome: 'unreadable' })
    expect((await t.request({ url: `/v1/documents/${documentId}` })).statusCode).toBe(404)
  })

  test('finds an altered QR', async () => {
    const { verifyLink } = await aCopy(head, 'house')
    const digits = verifyLink.slice(verifyLink.indexOf('#') + 1)
    const at = digits.length - 20
    const altered = `${digits.slice(0, at)}${(Number(digits[at]) + 1) % 10}${digits.slice(at + 1)}`
    expect((await check(t, altered)).outcome).toBe('altered')
  })

  test('tells a revoked document (replayed revoked), for ever', async () => {
    const { documentId, verifyLink } = await aCopy(head, 'house')
    const body = { reason: 'lost', passcode: PASSCODE }
    expect((await head.call('POST', `/v1/me/documents/${documentId}/revoke`, body)).statusCode).toBe(204)
    expect(await check(t, verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'revoked' })
    const again = await head.call('POST', `/v1/me/documents/${documentId}/revoke`, body)
    expect(codeOf(again)).toBe('documents.documentEnded')
  })

  test('knows whether a file is the one that was issued', async () => {
    const { verifyLink } = await aCopy(head, 'house')
    expect((await check(t, verifyLink, 'ab'.repeat(32))).fileMatches).toBe(false)
  })
})

describe('a link', () => {
  const open = (token: string) =>
    t.request({ method: 'POST', url: '/v1/documents/shared', payload: { token } })
  const tokenOf = (link: string) => link.slice(link.indexOf('#s=') + 3)

  test('shows the file until it is ended, is counted, and carries no data', async () => {
    const { documentId, pdf } = await aCopy(head, 'house')
    const path = `/v1/me/documents/${documentId}/shares`
    const { id, link } = (await head.call('POST', path, { hours: 24 })).json() as { id: string; link: string }
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4000\/verify\/#s=[\w-]{43}$/)
    const opened = await open(tokenOf(link))
    expect(opened.rawPayload.equals(pdf)).toBe(true)
    expect(opened.headers['content-disposition']).toBe('inline; filename="tuaton-document.pdf"')
    const shown = (await head.call('GET', `/v1/me/documents/${documentId}`)).json()
    expect(shown).toMatchObject({ shares: [{ id, opened: 1, open: true }] })
    await head.call('DELETE', `${path}/${id}`)
    expect(codeOf(await open(tokenOf(link)))).toBe('documents.shareEnded')
    expect(codeOf(await open('x'.repeat(43)))).toBe('documents.shareEnded')
  })

  test('ends with its hours, and with the document', async () => {
    const { documentId } = await aCopy(head, 'house')
    const path = `/v1/me/documents/${documentId}`
    const [one, other] = [
      (await head.call('POST', `${path}/shares`, { hours: 1 })).json() as { link: string },
      (await head.call('POST', `${path}/shares`, { hours: 5 })).json() as { link: string },
    ]
    t.clock.advance(3_601)
    head = await aCitizenPhone(t, husband.citizenNumber)
    expect((await open(tokenOf(one.link))).statusCode).toBe(404)
    expect((await open(tokenOf(other.link))).statusCode).toBe(200)
    await head.call('POST', `${path}/revoke`, { reason: 'notNeeded', passcode: PASSCODE })
    expect((await open(tokenOf(other.link))).statusCode).toBe(404)
  })
})

test('no name, number or code of a document is in the log', async () => {
  const { personId } = await getOrInventPerson(t.ctx, STRANGER)
  expect(personId).toBeTruthy()
  const log = t.logLines.join('')
  expect(log).not.toMatch(/\d{13}/)
  expect(log).not.toContain(husband.name.firstTh)
})
