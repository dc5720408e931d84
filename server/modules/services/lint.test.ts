// Faults of a definition are found when it is read, in words, before anybody meets them in use.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadServices } from './load.ts'

let folder: string
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'services-')), 'services')
  cpSync('services', folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said when one place of one definition is written otherwise. */
function faultsWith(file: string, from: string, to: string): string {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(from)
  writeFileSync(path, before.replace(from, to))
  try {
    loadServices(folder)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    writeFileSync(path, before)
  }
}

test('the catalogue itself has none', () => {
  expect(loadServices(folder).services.length).toBeGreaterThan(130)
})

const debt = 'dopa/informal-debt.yaml'
test.each([
  [
    'an amount where the agency takes a text',
    debt,
    '/story: { from: "form:/story" }',
    '/story: { from: "form:/owed" }',
    '/story is a text, and gets a whole number',
  ],
  [
    'a text where it takes a list',
    debt,
    '/threats: { from: "form:/threats" }',
    '/threats: { from: "form:/story" }',
    '/threats is a list (its lines begin with -), and gets a text',
  ],
  ['a choice that it never takes', debt, 'value: SEIZED', 'value: STOLEN', '/threats can not be STOLEN'],
  [
    'a field that may be empty where it needs one',
    debt,
    'name: creditor\n',
    'name: creditor\n    required: false\n',
    'the field creditor may be empty',
  ],
  [
    'what a list to choose from is told of the person and the service may not see',
    'rtp/ticket-objection.yaml',
    'parameters: { citizenId: { from: "person:/citizenNumber" } }',
    'parameters: { citizenId: { from: "person:/mobile" } }',
    'person:/mobile',
  ],
  [
    'what tells one thing in a list from another and stands nowhere',
    'rtp/ticket-objection.yaml',
    'beside: { from: "item:/issuedAt"',
    'beside: { from: "item:/sentAt"',
    '/sentAt',
  ],
  ['a member it does not know', debt, '/story: {', '/stories: {', 'no /stories in the body'],
  [
    'a field that hangs on a value its choice never has',
    'dca/passport-request.yaml',
    'oneOf: [POST]',
    'oneOf: [PIGEON]',
    'delivery is never PIGEON',
  ],
  [
    'a field that hangs on one after it',
    'dca/passport-request.yaml',
    'field: delivery,',
    'field: mobile,',
    'mobile, which does not stand before it',
  ],
  [
    'a field that hangs on what is no choice',
    'dca/passport-request.yaml',
    'field: delivery,',
    'field: nameEn,',
    'hangs on nameEn, which is no choice',
  ],
  [
    'a choice that a sum does not know the price of',
    'dca/passport-request.yaml',
    'by: { "5": 100000, "10": 150000 }',
    'by: { "5": 100000 }',
    'charge: by says nothing of 10 in years',
  ],
  [
    'a sum of what comes after it',
    'dca/legalisation-appointment.yaml',
    'times: pages',
    'times: office',
    'charge is counted from office, which does not stand before it',
  ],
  [
    'a sum of what is no number',
    'dca/passport-request.yaml',
    '{ field: delivery, by: { COLLECT: 0, POST: 4000 } }',
    '{ field: nameEn }',
    'charge is counted from nameEn, which is no number',
  ],
  [
    'a sum of money and of things',
    'dca/legalisation-appointment.yaml',
    'of: [{ field: speed, by: { NORMAL: 20000, EXPRESS: 40000 }, times: pages }]',
    'of: [{ field: pages }]',
    'charge mixes money with numbers',
  ],
  [
    'a list of the register that the service does not say it asks for',
    'moph/vaccination-appointment.yaml',
    'list: children',
    'list: household',
    'household is not among the data it says it asks for',
  ],
  [
    'what is told of the one who is chosen and was never said',
    'dcy/newborn-grant.yaml',
    'tells: [citizenNumber, nameTh, birthDate]',
    'tells: [citizenNumber, nameTh]',
    'no field for form:/child/birthDate',
  ],
  [
    'a group that may lack a member the agency needs',
    'dcy/newborn-grant.yaml',
    '/ownChild/birthDate: { from: "form:/child/birthDate" }',
    '/ownChild/birthDate: { is: "2026-01-01" }',
    'the field child may be empty',
  ],
  [
    'a sum in a reminder',
    'mea/mea-bill-reminder.yaml',
    'form:\n',
    'form:\n  - { name: all, type: sum, counts: number, of: [{ fixed: 1 }], label: { th: รวม, en: All } }\n',
    'Take all away',
  ],
])('%s', (_what, file, from, to, fault) => {
  expect(faultsWith(file, from, to)).toContain(fault)
})
