// Mini-apps through the door of the app: what a person reads and agrees to, and what ends with the account.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aMiniApp, aMiniAppWorld, aUser, START, thaw } from '../../../tests/mini-apps.ts'
import { PASSCODE } from '../../../tests/sign-in.ts'

const w = aMiniAppWorld()

describe('what a person reads and agrees to', () => {
  test('name, organisation, items with their reasons; agreeing is to those words', async () => {
    const view = (await w.holder.show()).json()
    expect(view).toMatchObject({
      id: w.app.appId,
      name: { en: 'Trial app' },
      organisation: { name: { en: 'Trial Agency' }, domain: 'agency.example', verified: true },
      origin: 'https://app.agency.example',
      isTrial: false,
    })
    expect(view.permission.items[0]).toEqual({
      item: 'citizenId',
      label: { th: 'เลขประจำตัวประชาชน', en: 'Citizen number' },
      why: { th: 'ก Why citizenId', en: 'Why citizenId' },
    })
    expect(view.permittedSince).toBeUndefined()
    const at = `/v1/me/mini-apps/${w.app.appId}/permission`
    const stale = await w.holder.send('PUT', at, { sha256: 'other', hasNotifications: true })
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'miniApps.textOutdated'])
    expect((await w.holder.open()).json().code).toBe('miniApps.permissionNeeded')
    expect((await w.holder.allow()).statusCode).toBe(204)
    expect((await w.holder.show()).json()).toMatchObject({ hasNotifications: true })
  })

  test('it opens at its start address, with id and token, in a page that may show its origin only', async () => {
    await w.holder.allow()
    const { address, mToken, frame } = (await w.holder.open()).json()
    const url = new URL(address)
    expect(`${url.origin}${url.pathname}`).toBe(START.split('?')[0])
    expect(Object.fromEntries(url.searchParams)).toEqual({ from: 'czp', appId: w.app.appId, mToken })
    const page = await w.t.request({ url: frame })
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; frame-src https://app.agency.example; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    )
    expect(page.body).toContain('sandbox="allow-scripts allow-same-origin allow-forms" allow=""')
    expect(page.body).not.toMatch(/<script|top-navigation|popups/)
    const app_ = await w.t.request({ url: '/v1/mini-apps' })
    expect(app_.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test('the list holds what is published, the demo of the sandbox with it; suspended ones vanish', async () => {
    const names = async () =>
      (await w.t.request({ url: '/v1/mini-apps' }))
        .json()
        .miniApps.map(({ name }: { name: { en: string } }) => name.en)
    expect(await names()).toEqual(expect.arrayContaining(['Trial app', 'Rim Khlong Library']))
    const hidden = await aMiniApp(w.t)
    const { miniApps } = (await w.t.request({ url: '/v1/mini-apps' })).json()
    expect(miniApps.map(({ id }: { id: string }) => id)).not.toContain(hidden.appId)
  })

  test('the script is served to pages of other origins under every path they know', async () => {
    for (const path of ['v3/sdk.js', 'v4/sdk.js', 'v5/sdk.js', 'h3/sdk.js', 'v5/sdk-uat.js']) {
      const answer = await w.t.request({ url: `/cportal/sdk/iu/${path}` })
      expect([answer.statusCode, answer.headers['cross-origin-resource-policy']]).toEqual([
        200,
        'cross-origin',
      ])
    }
    expect((await w.t.request({ url: '/cportal/sdk/iu/v9/sdk.js' })).statusCode).toBe(400)
  })
})

test('closing the account withdraws everything and forgets the messages', async () => {
  const { userId } = await aUser(w)
  await w.server.push([{ userId, message: 'x' }])
  expect((await w.citizen.call('POST', '/v1/me/close', { passcode: PASSCODE })).statusCode).toBe(204)
  const { rows } = await sql`select 1 from mini_apps.permission where person_id = ${w.citizen.personId}
    and withdrawn_at is null union all select 1 from mini_apps.push where person_id = ${w.citizen.personId}`.execute(
    w.t.ctx.db,
  )
  expect(rows).toEqual([])
  expect((await w.server.push([{ userId, message: 'x' }])).json().result).toEqual([])
  await thaw(w)
})
