// Putting a document right takes a legal reason and two officers; the old one stays, marked.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, check } from '../../../tests/documents.ts'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'

const CITIZEN = '1009900009132'
const proposal = {
  changes: { 'place.th': 'โรงพยาบาลริมน้ำ', 'place.en': 'The Riverside Hospital' },
  legalBasis: 'Civil Registration Act B.E. 2534, section 10',
}
let t: TestServer
let citizen: CitizenPhone
let registrar: Officer
let supervisor: Officer
beforeAll(async () => {
  t = await startTestServer({ modules })
  citizen = await aCitizenPhone(t, CITIZEN)
  registrar = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
  supervisor = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
})
afterAll(() => t.close())
beforeEach(async () => {
  await sql`delete from documents.correction`.execute(t.ctx.db)
})

const codeOf = (answer: { json: () => never }) => (answer.json() as { code: string }).code
const listed = async (officer: Officer) =>
  ((await officer.call('GET', '/v1/documents/corrections')).json() as { corrections: { id: string }[] })
    .corrections
const act = (officer: Officer, id: string, what: string, json?: object) =>
  officer.call('POST', `/v1/documents/corrections/${id}/${what}`, json ? { json } : {})

/** A birth certificate of which its owner says that it is wrong; the request's id. */
async function anAsked() {
  const copy = await aCopy(citizen, 'birth')
  const path = `/v1/me/documents/${copy.documentId}/correction`
  const asked = await citizen.call('POST', path, { reason: 'ชื่อโรงพยาบาลผิด' })
  expect(asked.statusCode).toBe(204)
  const id = (await listed(registrar))[0]?.id ?? ''
  return { ...copy, id, path }
}

test('a correction: asked, proposed by one officer, agreed to by another; a new document takes the place of the old', async () => {
  const { documentId, verifyLink, number, id } = await anAsked()
  const opened = (await registrar.call('GET', `/v1/documents/corrections/${id}`)).json()
  expect(opened).toMatchObject({ reason: 'ชื่อโรงพยาบาลผิด', kind: 'birth', number, status: 'asked' })
  expect((await act(registrar, id, 'propose', proposal)).statusCode).toBe(204)
  const { documentId: next } = (await act(supervisor, id, 'agree')).json() as { documentId: string }
  expect(await check(t, verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'corrected' })
  type Shown = { status: string; replaces?: string; history: { what: string }[] }
  const show = async (one: string) => (await citizen.call('GET', `/v1/me/documents/${one}`)).json() as Shown
  const [before, after] = [await show(documentId), await show(next)]
  expect(before.status).toBe('corrected')
  expect(before.history.map(({ what }) => what).sort()).toEqual([
    'corrected',
    'correctionAsked',
    'correctionProposed',
    'issued',
  ])
  expect([after.status, after.replaces]).toEqual(['issued', documentId])
  expect(after.history.map(({ what }) => what)).toEqual(['issuedAnew'])
  expect((await citizen.call('GET', `/v1/me/documents/${documentId}/pdf`)).statusCode).toBe(200)
  const facts = await sql<{ name: string; data: object }>`select name, data from platform.event
    where name in ('document.corrected', 'people.paperCorrected') order by id`.execute(t.ctx.db)
  expect(facts.rows.map(({ name }) => name)).toEqual(['people.paperCorrected', 'document.corrected'])
  expect(JSON.stringify(facts.rows)).not.toMatch(/โรงพยาบาล|\d{13}/)
})

test('a word corrected in Thai alone is refused: its English is written as well, or said to stand right', async () => {
  const { id } = await anAsked()
  type Word = { path: string; value: string }
  const { words } = (await registrar.call('GET', `/v1/documents/corrections/${id}`)).json() as {
    words: Word[]
  }
  const english = words.find(({ path }) => path === 'mother.name.en')?.value ?? ''
  const thai = { 'mother.name.th': 'สมใจ ตัวอย่างดี' }
  const refused = await act(registrar, id, 'propose', { ...proposal, changes: thai })
  expect([refused.statusCode, refused.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'documents.otherLanguage', paths: ['mother.name.en'] }),
  ])
  const changes = { ...thai, 'mother.name.en': english }
  expect((await act(registrar, id, 'propose', { ...proposal, changes })).statusCode).toBe(204)
  // The second officer reads that it was looked at.
  expect((await supervisor.call('GET', `/v1/documents/corrections/${id}`)).json()).toMatchObject({ changes })
  expect((await act(supervisor, id, 'agree')).statusCode).toBe(200)
})

test('what stands in the register is read without a copy, and put right where it was seen; its copies end', async () => {
  const copy = await aCopy(citizen, 'birth')
  const changes = { 'place.en': 'The Hill Hospital' }
  type Shown = {
    title: string
    blocks: { heading: string; cells: { label: string; value: string }[] }[]
    corrections: { status: string }[]
  }
  const { papers } = (await citizen.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { paperId: string; kind: string }[]
  }
  const { paperId } = papers.find(({ kind }) => kind === 'birth') ?? { paperId: '' }
  const path = `/v1/me/documents/papers/${paperId}`
  const show = async (language: string) =>
    (await citizen.call('GET', `${path}?language=${language}`)).json() as Shown
  const before = await show('en')
  expect(JSON.stringify(before.blocks)).not.toContain('The Hill Hospital')
  expect([before.title, (await show('th')).title]).toEqual([
    expect.stringMatching(/birth/i),
    expect.stringMatching(/สูติบัตร/),
  ])
  expect((await citizen.call('POST', `${path}/correction`, { reason: 'ชื่อโรงพยาบาลผิด' })).statusCode).toBe(204)
  // One at a time, whether it was seen in a copy or in the register.
  const again = `/v1/me/documents/${copy.documentId}/correction`
  expect(codeOf(await citizen.call('POST', again, { reason: 'อีกครั้ง' }))).toBe('documents.correctionOpen')
  const [waiting] = await listed(registrar)
  const id = waiting?.id ?? ''
  const opened = (await registrar.call('GET', `/v1/documents/corrections/${id}`)).json()
  expect(opened).toMatchObject({ reason: 'ชื่อโรงพยาบาลผิด', kind: 'birth', status: 'asked' })
  expect((await act(registrar, id, 'propose', { ...proposal, changes })).statusCode).toBe(204)
  expect((await act(supervisor, id, 'agree')).json()).toEqual({})
  const after = await show('en')
  expect(JSON.stringify(after.blocks)).toContain('The Hill Hospital')
  expect(after.corrections.map(({ status }) => status)).toEqual(['done'])
  expect(await check(t, copy.verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'outdated' })
  await t.settle()
  const { notices } = (await citizen.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  expect(notices.map(({ kind }) => kind)).toContain('entryCorrected')
})

test('the words of a paper have the names that its owner reads, in both languages, and what they may be', async () => {
  type Word = { path: string; heading: Both; label: Both; value: string; choices: { value: string }[] }
  type Both = { th: string; en: string }
  type Shown = { blocks: { heading: string; cells: { label: string }[]; columns?: string[] }[] }
  const { papers } = (await citizen.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { paperId: string; kind: string }[]
  }
  expect(papers.length).toBeGreaterThan(2)
  for (const { paperId, kind } of papers) {
    const path = `/v1/me/documents/papers/${paperId}`
    await citizen.call('POST', `${path}/correction`, { reason: 'ไม่ถูกต้อง' })
    const id = (await listed(registrar)).at(-1)?.id
    const { words } = (await registrar.call('GET', `/v1/documents/corrections/${id}`)).json() as {
      words: Word[]
    }
    expect(words.length, kind).toBeGreaterThan(3)
    for (const language of ['th', 'en'] as const) {
      const { blocks } = (await citizen.call('GET', `${path}?language=${language}`)).json() as Shown
      const names = blocks.flatMap(({ cells, columns = [] }) => [
        ...cells.map(({ label }) => label),
        ...columns,
      ])
      for (const { label, heading } of words) {
        expect(names).toContain(label[language])
        expect(blocks.some(block => heading[language].startsWith(block.heading))).toBe(true)
      }
    }
    for (const { value, choices } of words)
      if (choices.length > 0) expect(choices.map(one => one.value)).toContain(value)
    expect(words.map(word => word.path).join()).not.toMatch(/citizenNumber|houseCode|scope/)
  }
})

test("somebody else's paper is not there (A50)", async () => {
  const stranger = await aCitizenPhone(t, '1009900009124')
  const { papers } = (await citizen.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { paperId: string; kind: string }[]
  }
  // Papers are told apart by their person: the same name of a paper is another paper.
  const unknown = papers.find(({ paperId }) => paperId.startsWith('death-') || paperId.startsWith('name-'))
  for (const paperId of [unknown?.paperId ?? 'marriage-none', '__proto__', '../house'])
    expect(codeOf(await stranger.call('GET', `/v1/me/documents/papers/${encodeURIComponent(paperId)}`))).toBe(
      'people.paperUnknown',
    )
})

describe('refused', () => {
  test('the same officer twice (A55)', async () => {
    const { id } = await anAsked()
    await act(registrar, id, 'propose', proposal)
    expect(codeOf(await act(registrar, id, 'agree'))).toBe('documents.notTheSame')
  })

  test('agreement before a proposal, a second proposal, and both after the end (A61)', async () => {
    const { id } = await anAsked()
    expect(codeOf(await act(supervisor, id, 'agree'))).toBe('documents.correctionMoved')
    await act(registrar, id, 'propose', proposal)
    expect(codeOf(await act(supervisor, id, 'propose', proposal))).toBe('documents.correctionMoved')
    expect((await act(supervisor, id, 'refuse')).statusCode).toBe(204)
    expect(codeOf(await act(supervisor, id, 'agree'))).toBe('documents.correctionMoved')
  })

  test('without a law, and changes that do not fit the paper (A60)', async () => {
    const { id } = await anAsked()
    const without = await act(registrar, id, 'propose', { ...proposal, legalBasis: ' ' })
    expect(codeOf(without)).toBe('platform.invalidRequest')
    for (const changes of [{ 'constructor.name': 'x' }, { 'child.name': 'x' }, { sex: 'x' }])
      expect(codeOf(await act(registrar, id, 'propose', { ...proposal, changes }))).toBe(
        'people.correctionInvalid',
      )
    // A number is what the register knows somebody by, and no word of the paper.
    const changes = { 'child.citizenNumber': staffNumbers.registrar }
    expect(codeOf(await act(registrar, id, 'propose', { ...proposal, changes }))).toBe(
      'documents.wordUnknown',
    )
  })

  test('a clerk, and the officer whose own document it is (A55)', async () => {
    const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
    const { id } = await anAsked()
    expect(codeOf(await act(clerk, id, 'propose', proposal))).toBe('documents.registrarsOnly')
    await sql`delete from documents.correction`.execute(t.ctx.db)
    const own = await aCitizenPhone(t, staffNumbers.registrar)
    const copy = await aCopy(own, 'birth')
    await own.call('POST', `/v1/me/documents/${copy.documentId}/correction`, { reason: 'ผิด ๆ' })
    expect(await listed(registrar)).toEqual([])
    const ownId = (await listed(supervisor))[0]?.id ?? ''
    expect(codeOf(await act(registrar, ownId, 'propose', proposal))).toBe('documents.ownDocument')
  })

  test('a second request while one is open', async () => {
    const { path } = await anAsked()
    expect(codeOf(await citizen.call('POST', path, { reason: 'อีกครั้ง' }))).toBe('documents.correctionOpen')
  })
})
