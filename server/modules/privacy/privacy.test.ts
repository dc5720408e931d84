import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aCitizenPhone,
  authorizeUrl,
  basic,
  demo,
  getCode,
  PASSCODE,
  postForm,
  redeem,
} from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'

const numbers = ['1009900765433', '3009900123454', '1009900123440']
let t: TestServer
let number: string
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({ modules })
})
afterAll(() => t.close())
beforeEach(async () => {
  number = numbers[0]!
  numbers.push(numbers.shift()!)
  t.clock.advance(60)
  phone = await aCitizenPhone(t, number)
})

const signIn = async (scope = 'pid given_name') =>
  (await redeem(t, (await getCode(t, authorizeUrl({ scope }), number)).code)).json() as {
    access_token: string
    refresh_token: string
  }
const close = (passcode = PASSCODE) => phone.call('POST', '/v1/me/close', { passcode })
const count = async (table: string) =>
  Number(
    (
      await sql<{
        n: string
      }>`select count(*) n from ${sql.table(table)} where person_id = ${phone.personId}`.execute(t.ctx.db)
    ).rows[0]?.n,
  )

// A table with a person's rows is told of in the file, or has a reason not to be.
const notTold: Record<string, string> = {
  'authenticators.device_key': 'the thumbprint of a key: a secret of the phone, told as the phone',
  'authenticators.passkey_credential': 'the credential itself, told as the passkey',
  'federation.code': 'a secret of a minute',
  'federation.desk_code': 'a secret of three minutes',
  'federation.oidc_record': 'grants and hashes of secrets, told as permissions',
  'federation.sign_in_request': 'kept a day; told as the history of sign-ins',
  'federation.token': 'hashes of secrets, kept a day; told as permissions',
  'federation.token_family': 'told as permissions',
  'households.look': 'a count that protects others, for a day; which house is not in it',
  'helping.wrong_code': 'a count that protects the person, for an hour',
  'life_events.kept_name': 'told as the notification that asked for it',
  'life_events.name_check': 'a count that protects others, for a day; which name is not in it',
  'messages.code': 'the hash of a secret of ten minutes; told as the message',
  'mini_apps.m_token': 'the hash of a secret of two minutes',
  'mini_apps.virtual_card': 'a QR of minutes, shown to the person by the mini-app',
  'notices.outgoing': 'the message on its way, told as the message',
  'people.death': 'the dead do not ask',
  'people.own_photo': 'the sandbox only: the visitor has the picture, for a day',
  'platform.event': 'the sealed facts; told as the history, and as what each fact made',
  'parties.tester': 'who may sign in during a trial, told as the organisations of the portal',
  'services.bill': 'which service asked for a payment; the payment itself is told',
  'portal.session': 'a secret of a working day; the sign-in itself is told in the history',
  'proofing.claim': 'which attempt is under way, told as the attempt',
  'proofing.face_refusal': 'a count that protects the person, for a day',
  'staff.arrival': 'a secret of a minute',
  'staff.session': 'a secret of a working day; who stood where is told as the roles',
  'proofing.recent_face': 'a template that protects against many numbers with one face (A33), for a day',
}
const told = [
  'audit.access',
  'authenticators.account',
  'authenticators.assurance',
  'authenticators.card_passcode',
  'authenticators.device',
  'authenticators.passkey',
  'authenticators.session',
  'consent.acceptance',
  'consent.agreement',
  'counter.case',
  'documents.correction',
  'documents.document',
  'documents.share',
  'households.case_file',
  'households.case_person',
  'households.house_case',
  'households.move',
  'households.mover',
  'life_events.filing',
  'messages.message',
  'mini_apps.permission',
  'mini_apps.push',
  'notices.notice',
  'notices.quiet_hours',
  'people.card',
  'people.entry',
  'people.finger',
  'people.former_name',
  'people.marriage',
  'people.membership',
  'people.paper_correction',
  'people.parent',
  'people.person',
  'people.photo',
  'helping.help',
  'linkage.officer',
  'payments.exception',
  'payments.payment',
  'portal.member',
  'proofing.session',
  'queues.paper_file',
  'queues.visit',
  'services.application',
  'services.application_step',
  'services.attachment',
  'services.due',
  'services.favourite',
  'services.kept_answer',
  'services.permission',
  'services.reminder',
  'staff.role_grant',
]

describe('everything about me, as a file (PDPA ss. 30-31)', () => {
  test('holds every part, told in both languages, and what happened', async () => {
    await signIn()
    await t.settle()
    const answer = await phone.call('GET', '/v1/me/export')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="tuaton-${t.ctx.now().toISOString().slice(0, 10)}.json"`,
      'cache-control': 'private, no-store',
    })
    const { format, madeAt, parts } = answer.json()
    expect([format, madeAt]).toEqual(['tuaton-export-1', t.ctx.now().toISOString()])
    for (const { about } of Object.values(parts) as { about: { th: string; en: string } }[])
      expect(about).toEqual({ th: expect.stringMatching(/\p{Script=Thai}/u), en: expect.any(String) })
    expect(parts.register.data).toMatchObject({
      citizenNumber: number,
      houses: [{ houseCode: expect.stringMatching(/^\d{11}$/) }],
      parents: [{ kind: expect.any(String) }, { kind: expect.any(String) }],
    })
    expect(JSON.stringify(parts.register.data)).not.toContain('laser')
    expect(Buffer.from(parts.register.data.photoJpegBase64, 'base64').subarray(0, 2)).toEqual(
      Buffer.from([0xff, 0xd8]),
    )
    expect(parts.authenticators.data.phones).toContainEqual(
      expect.objectContaining({ name: 'Test phone', status: 'active' }),
    )
    expect(parts.consent.data.agreements).toContainEqual(
      expect.objectContaining({ client_id: demo.client_id, scopes: ['pid', 'given_name'] }),
    )
    expect(parts.history.data.history.map((entry: { kind: string }) => entry.kind)).toContain('dataGiven')
    expect(parts.notices.data.messages.length).toBeGreaterThan(0)
  })

  test('A34, A63: no secret, hash, key or score is in it, nor anything of anybody else', async () => {
    const tokens = await signIn()
    const other = await aCitizenPhone(t, numbers[0]!)
    const { body } = await phone.call('GET', '/v1/me/export')
    for (const secret of [
      phone.token,
      tokens.access_token,
      tokens.refresh_token,
      PASSCODE,
      '$argon2',
      'scrypt',
    ])
      expect(body.includes(secret)).toBe(false)
    for (const word of [/hash/i, /thumbprint/i, /score/i, /similarity/i, /public_key/i])
      expect(body.replace(/"photoJpegBase64": "[^"]*"/, '')).not.toMatch(word)
    expect(body).not.toContain(numbers[0])
    expect(body).not.toContain(other.personId)
  })

  test('no table with rows of persons is forgotten', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'person_id' and table_schema not in ('pg_catalog', 'information_schema')
        and table_name not like 'event\\_%' order by 1`.execute(t.ctx.db)
    expect(rows.map(row => row.name)).toEqual([...told, ...Object.keys(notTold)].toSorted())
  })

  test('making one is itself on record', async () => {
    await phone.call('GET', '/v1/me/export')
    await t.settle()
    const { entries } = (await phone.call('GET', '/v1/me/history')).json()
    expect(entries.map((entry: { kind: string }) => entry.kind)).toContain('exported')
  })

  test('A51: many at once get each their own', async () => {
    const phones = [phone, await aCitizenPhone(t, numbers[0]!), await aCitizenPhone(t, numbers[1]!)]
    const asked = Array.from({ length: 60 }, (_, index) => phones[index % 3]!)
    const answers = await Promise.all(asked.map(one => one.call('GET', '/v1/me/export')))
    for (const [index, answer] of answers.entries()) {
      const ids = phones.map(one => one.personId).filter(id => answer.body.includes(id))
      expect(ids).toEqual([asked[index]!.personId])
    }
  })
})

describe('closing the account (PDPA s. 33)', () => {
  test('needs the passcode, and changes nothing without it', async () => {
    const answer = await close('00000000')
    expect(answer.json()).toMatchObject({ code: 'authenticators.passcodeWrong' })
    expect((await phone.call('GET', '/v1/me/devices')).statusCode).toBe(200)
  })

  test('ends phones, sessions and tokens at once and erases what no law keeps', async () => {
    const tokens = await signIn()
    await t.settle()
    expect(await count('audit.access')).toBeGreaterThan(0)
    expect((await close()).statusCode).toBe(204)
    expect((await phone.call('GET', '/v1/me/devices')).statusCode).toBe(401)
    const opened = await phone.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    expect(opened.statusCode).toBeGreaterThanOrEqual(400)
    const body = { token: tokens.access_token }
    const told = await postForm(t, '/api/v2/oauth2/introspect/', body, { authorization: basic(demo) })
    expect(told.json().active).toBe(false)
    await t.settle()
    expect(await count('authenticators.passkey')).toBe(0)
    const { rows } = await sql<{ withdrawn_at: Date | null }>`
      select withdrawn_at from consent.agreement where person_id = ${phone.personId}`.execute(t.ctx.db)
    expect(rows.every(row => row.withdrawn_at !== null)).toBe(true)
  })

  test('sent many times at once it closes once', async () => {
    const answers = await Promise.all([close(), close(), close(), close()])
    for (const { statusCode } of answers) expect([204, 401, 403]).toContain(statusCode)
    expect(answers.some(answer => answer.statusCode === 204)).toBe(true)
    const { rows } = await sql`select 1 from platform.event
      where person_id = ${phone.personId} and name = 'authenticators.accountClosed'
        and at >= ${t.ctx.now()}`.execute(t.ctx.db)
    expect(rows).toHaveLength(1)
  })

  test('afterwards the person may register anew, with an empty history', async () => {
    await signIn()
    await t.settle()
    await close()
    await t.settle()
    t.clock.advance(60)
    const { personId } = phone
    const fresh = await aCitizenPhone(t, number)
    expect(fresh.personId).toBe(personId)
    await t.settle()
    const { entries } = (await fresh.call('GET', '/v1/me/history')).json()
    expect(entries.map((entry: { kind: string }) => entry.kind)).not.toContain('dataGiven')
    expect((await fresh.call('GET', '/v1/me/permissions')).json()).toEqual({ permissions: [] })
  })
})
