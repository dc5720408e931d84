import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextNumber } from '../../../tests/numbers.ts'
import { aCitizenPhone, PASSCODE } from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
})
afterAll(() => t.close())

test('a lost card is reported with the passcode, once; the card on the phone says so, and the phone stays', async () => {
  const citizen = await aCitizenPhone(t, nextNumber())
  const report = (passcode: string) => citizen.call('POST', '/v1/me/card/lost', { passcode })
  const statusOf = async () =>
    ((await citizen.call('GET', '/v1/me/card')).json() as { cardStatus: string }).cardStatus
  const wrong = await report('15935725')
  expect((wrong.json() as { code: string }).code).toBe('authenticators.passcodeWrong')
  expect(await statusOf()).toBe('valid')
  for (let time = 0; time < 2; time++) expect((await report(PASSCODE)).statusCode).toBe(204)
  expect(await statusOf()).toBe('lost')
  await t.settle()
  const { notices } = (await citizen.call('GET', '/v1/me/notices')).json() as {
    notices: { kind: string; opens?: object }[]
  }
  expect(notices.filter(notice => notice.kind === 'cardLost')).toMatchObject([
    { opens: { room: 'cardVisit' } },
  ])
})
