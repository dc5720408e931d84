import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, pdfsig, check } from '../../../tests/documents.ts'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import { inventCountry } from '../../../invented/country/index.ts'
import { insertInventedPeople } from '../people/index.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'

let t: TestServer
let citizen: CitizenPhone
beforeAll(async () => {
  t = await startTestServer({ modules })
  const country = [...inventCountry({ people: 300, seed: 5 })]
  await insertInventedPeople(t.ctx, country)
  const wife = country.find(p => p.role === 'spouse' && p.formerNames[0]?.name.title === 'miss')!
  const head = country.find(p => p.role === 'head' && p.house.houseCode === wife.house.houseCode)!
  citizen = await aCitizenPhone(t, head.citizenNumber)
})
afterAll(() => t.close())

test('x', async () => {
  const { papers } = (await citizen.call('GET', '/v1/me/documents/papers')).json() as any
  console.log(papers.map((p: any) => p.paperId))
  const { authorities } = (await t.request({ url: '/v1/documents/keys' })).json() as any
  for (const p of papers) {
    const t0 = performance.now()
    const c = await aCopy(citizen, p.paperId, { digits: p.kind === 'house' ? 'thai' : 'arabic', language: p.kind === 'marriage' ? 'en' : 'th' })
    console.log(p.kind, performance.now() - t0, c.pdf.length, c.verifyLink.length, await check(t, c.verifyLink))
    writeFileSync(`/tmp/try/${p.kind}.pdf`, c.pdf)
    console.log(pdfsig(c.pdf, authorities))
  }
  expect(1).toBe(1)
})
