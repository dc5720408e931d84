// What services use: statements of their own, issued, replaced and revoked; and values that try to be more than text.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printableText } from '../../../shared/thai-text.ts'
import { inFolder } from '../../../tests/documents.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { getOrInventPerson } from '../people/index.ts'
import {
  correctDocument,
  getDocumentOf,
  getDocumentPdf,
  issueDocument,
  listDocuments,
  revokeDocument,
} from './index.ts'

let t: TestServer
let personId: string
beforeAll(async () => {
  t = await startTestServer({ modules })
  personId = (await getOrInventPerson(t.ctx, '1009900009019')).personId
})
afterAll(() => t.close())

const both = (text: string) => ({ th: text, en: text })
const statementWith = (value: string) => ({
  agency: both('Example agency'),
  title: both('Statement'),
  formCode: 'EX.1',
  holder: { name: both('Somchai Jaidee'), citizenNumber: null },
  rows: [{ label: both('Label'), value: both(value) }],
})
const issue = (value: string) =>
  issueDocument(t.ctx, {
    personId,
    kind: 'statement',
    record: statementWith(value),
    language: 'en',
    legalBasis: both('Example Act, section 1'),
    issuer: { kind: 'service', id: 'example' },
  })
const textOf = async (documentId: string) => {
  const pdf = await getDocumentPdf(t.ctx, await getDocumentOf(t.ctx, personId, documentId))
  return inFolder(folder => {
    writeFileSync(join(folder, 'copy.pdf'), pdf)
    return execFileSync('pdftotext', ['-layout', join(folder, 'copy.pdf'), '-'], { encoding: 'utf8' })
  })
}

test('a service issues, replaces and revokes', async () => {
  const first = await issue('12 points')
  const next = await correctDocument(t.ctx, {
    documentId: first.documentId,
    record: statementWith('21 points'),
    proposedBy: '019ab0c4-1234-7abc-8def-000000000001',
    agreedBy: '019ab0c4-1234-7abc-8def-000000000002',
  })
  await revokeDocument(t.ctx, { documentId: next.documentId, reason: 'byLaw', by: 'service' })
  const listed = await listDocuments(t.ctx, personId)
  expect(listed.slice(0, 2).map(({ status }) => status)).toEqual(['revoked', 'corrected'])
  expect(await textOf(next.documentId)).toContain('21 points')
})

describe('a value is text and nothing else (A60)', () => {
  test.each([
    '#[x] *bold* _it_ $x^2$',
    '#read("/etc/passwd")',
    '#eval("1+1") \\ "quoted" `code`',
    '=HYPERLINK("http://x")',
    '../../etc/passwd',
    '@label <label> // comment /* more',
  ])('%s', async value => {
    const { documentId } = await issue(value)
    expect((await textOf(documentId)).replace(/[“”]/g, '"')).toContain(value)
  })
})

describe('what paper may show', () => {
  test.each([
    ['bidi overrides', 'สม\u202eชาย\u202c', 'สมชาย'],
    ['zero width', 'สม\u200bชาย\ufeff\u2060', 'สมชาย'],
    ['control characters', 'a\u0000b\u001b[31mc', 'ab[31mc'],
    ['line breaks', 'a\nb\r\n\u2028c', 'a b c'],
    ['towers of marks', `a${'\u0301'.repeat(40)}`, 'á\u0301\u0301\u0301'],
    ['stacked Thai marks as they are', 'ปู่ กุฏิ์ น้ำ', 'ปู่ กุฏิ์ น้ำ'],
  ])('%s', (_what, text, shown) => {
    expect(printableText(text)).toBe(shown)
  })
})
