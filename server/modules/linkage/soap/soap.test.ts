// The old register services, asked by a SOAP library over a real socket and byte by byte as clients are known to.
import type { AddressInfo } from 'node:net'
import * as soap from 'soap'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toBuddhistDigits } from '../../../../shared/buddhist-date.ts'
import { demo } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { biometrics } from '../../biometrics/index.ts'
import { consent } from '../../consent/index.ts'
import { federation } from '../../federation/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import type { PersonForCard } from '../../people/index.ts'
import {
  changeCardStatus,
  chipNumberOf,
  getOrInventPerson,
  getPersonForCard,
  people,
  recordDeath,
} from '../../people/index.ts'
import { linkage } from '../index.ts'

const CARD = '/CheckCardStatus/CheckCardService.asmx'
const LIFE = '/CheckStatus/POPStatusService.asmx'
const modules = [people, consent, notices, biometrics, authenticators, parties, federation, linkage]
let t: TestServer
let origin: string
let person: PersonForCard
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { BIOMETRIC_THREADS: '0' } })
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  person = await aPerson('1234567890121')
})
afterAll(() => t.close())

const aPerson = async (number: string) =>
  getPersonForCard(t.ctx, (await getOrInventPerson(t.ctx, number)).personId)
const byLaser = (who = person) => ({
  PID: who.citizenNumber,
  FirstName: who.name.firstTh,
  LastName: who.name.lastTh ?? '',
  BirthDay: toBuddhistDigits(who.birthDate),
  Laser: who.card.laserCode,
})
const clientOf = (path: string, options: soap.IOptions = {}) =>
  soap.createClientAsync(`${origin}${path}?wsdl`, { endpoint: `${origin}${path}`, ...options })

describe('a SOAP library reads the description and asks', () => {
  test.each([
    ['1.1', {}],
    ['1.2', { forceSoap12Headers: true }],
  ])('SOAP %s', async (_version, options) => {
    const client = await clientOf(CARD, options)
    const [laser] = await client.CheckCardByLaserAsync(byLaser())
    expect(laser.CheckCardByLaserResult).toMatchObject({ IsError: false, Code: 0, Desc: 'สถานะปกติ' })
    const chip = {
      ChipNo: chipNumberOf(person.card.cardId),
      pid: person.citizenNumber,
      bp1no: person.card.requestNumber,
    }
    const [answer] = await client.CheckCardByCIDAsync(chip)
    expect(answer.CheckCardByCIDResult).toMatchObject({ IsError: false, Code: 0 })
    const life = await clientOf(LIFE, options)
    const [told] = await life.CheckDeathStatusAsync({
      pid: person.citizenNumber,
      dob: toBuddhistDigits(person.birthDate),
    })
    expect(told.CheckDeathStatusResult).toMatchObject({
      isError: false,
      dataInfo: { stCode: 0, stDesc: 'สถานะปกติ (มีชีวิต)' },
    })
  })
})

const envelope = (
  operation: string,
  fields: Record<string, string>,
  ns = 'http://schemas.xmlsoap.org/soap/envelope/',
) =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${ns}"><s:Body><${operation} xmlns="http://tempuri.org/">${Object.entries(
    fields,
  )
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</${operation}></s:Body></s:Envelope>`
const post = (path: string, payload: string, type = 'text/xml; charset=utf-8', headers = {}) =>
  t.request({ method: 'POST', url: path, headers: { 'content-type': type, ...headers }, payload })
const ask = async (fields: Record<string, string>) =>
  (await post(CARD, envelope('CheckCardByLaser', fields))).body

describe('answers, byte by byte', () => {
  test('a good card: the four elements, the prefix `soap:`, the message in Desc', async () => {
    const answer = await post(CARD, envelope('CheckCardByLaser', byLaser()))
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(answer.body).toContain('<soap:Envelope')
    expect(answer.body).toContain(
      '<CheckCardByLaserResult><IsError>false</IsError><ErrorMessage/><Code>0</Code><Desc>สถานะปกติ</Desc></CheckCardByLaserResult>',
    )
  })

  test.each([
    ['another laser code', { Laser: 'ZZ9999999999' }, 4, 'ไม่พบเลข Laser จาก PID นี้'],
    ['a number nobody has', { PID: '1009900765433' }, 4, 'ไม่พบเลข Laser จาก PID นี้'],
    ['no number at all', { PID: '1234567890123' }, 4, 'ไม่พบเลข Laser จาก PID นี้'],
    ['another name', { FirstName: 'สมชาย' }, 4, 'ข้อมูลไม่ตรง'],
    ['another birth date', { BirthDay: '25000101' }, 4, 'ข้อมูลไม่ตรง'],
    ['a field that is missing', { Laser: '' }, 5, 'ข้อมูลที่ใช้ในการตรวจสอบไม่ครบ'],
  ])('%s', async (_name, change, code, words) => {
    const body = await ask({ ...byLaser(), ...change })
    expect(body).toContain(`<IsError>true</IsError><ErrorMessage/><Code>${code}</Code>`)
    expect(body).toContain(words)
  })

  test('a card that was lost, and one of somebody who died', async () => {
    const loser = await aPerson('3009900123454')
    await changeCardStatus(t.ctx, { personId: loser.personId, status: 'lost' })
    expect(await ask(byLaser(loser))).toContain('<Code>2</Code>')
    const late = await aPerson('5009900123451')
    await recordDeath(t.ctx, { personId: late.personId, diedOn: '2026-11-20' })
    expect(await ask(byLaser(late))).toContain('<Code>3</Code>')
    const fields = { pid: late.citizenNumber, dob: toBuddhistDigits(late.birthDate) }
    const told = await post(LIFE, envelope('CheckDeathStatus', fields))
    expect(told.body).toContain('<CheckDeathStatusResult><isError>false</isError>')
    expect(told.body).toContain('<dataInfo><stCode>1</stCode><stDesc>สถานะเสียชีวิต</stDesc></dataInfo>')
    const wrong = await post(LIFE, envelope('CheckDeathStatus', { ...fields, dob: '25000101' }))
    expect(wrong.body).toContain('<isError>true</isError><errorDesc>ข้อมูลไม่ถูกต้อง</errorDesc>')
    expect(wrong.body).not.toContain('dataInfo')
  })

  test('without an envelope: by GET and by POST, names in any case, the other spelling of the path', async () => {
    const query = new URLSearchParams(byLaser()).toString()
    for (const url of [
      `${CARD}/CheckCardByLaser?${query}`,
      `${CARD.toLowerCase()}/CheckCardByLaser?${query.replace('PID', 'pid')}`,
    ]) {
      const answer = await t.request({ url })
      expect(answer.body).toMatch(
        /^<\?xml version="1.0" encoding="utf-8"\?><CardStatusOut [^>]*xmlns="http:\/\/tempuri.org\/">/,
      )
      expect(answer.body).toContain('<Code>0</Code>')
    }
    const form = new URLSearchParams({ pid: person.citizenNumber, dob: toBuddhistDigits(person.birthDate) })
    const life = await post(`${LIFE}/CheckDeathStatus`, form.toString(), 'application/x-www-form-urlencoded')
    expect(life.body).toMatch(/<POPOut [^>]*><isError>false<\/isError>/)
  })

  test('each question is a fact about the person, without a name or number in it', async () => {
    await ask(byLaser())
    const { sql } = await import('kysely')
    const { rows } = await sql<{ data: object; person_id: string }>`
      select data, person_id from platform.event where name = 'linkage.registerAsked' order by id desc limit 1`.execute(
      t.ctx.db,
    )
    expect(rows[0]).toEqual({
      data: { clientId: null, partyId: null, about: 'cardByLaser', answer: 'valid' },
      person_id: person.personId,
    })
  })
})

describe('attacks', () => {
  const quiet = async (payload: string, type?: string) => {
    const answer = await post(CARD, payload, type)
    expect(answer.body).not.toMatch(/root:|node_modules|at .*\(/)
    return answer
  }

  test('A60: entities are never expanded, whatever they name', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]>`
    for (const bad of [doctype, laughs]) {
      const text = envelope('CheckCardByLaser', { ...byLaser(), FirstName: '&x;' }).replace('?>', `?>${bad}`)
      expect((await quiet(text)).body).toContain('<faultcode>soap:Client</faultcode>')
    }
  })

  test('what is no envelope, an unknown operation, broken or deep XML end in a fault', async () => {
    const deep = `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`
    for (const bad of [
      'x',
      '<a/>',
      '<a><b></a>',
      deep,
      envelope('DropTables', {}),
      '\u0000',
      '<s:Envelope/>',
    ])
      expect((await quiet(bad)).body).toContain('soap:Fault')
    expect((await quiet('x', 'application/soap+xml')).statusCode).toBe(400)
    expect((await quiet('x'.repeat(20_000))).statusCode).toBe(413)
  })

  test('whoever names itself must be who it says; outside the sandbox everybody must', async () => {
    const basic = (id: string, secret: string) => ({
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    })
    const text = envelope('CheckCardByLaser', byLaser())
    expect((await post(CARD, text, 'text/xml', basic(demo.client_id, demo.client_secret))).statusCode).toBe(
      200,
    )
    expect((await post(CARD, text, 'text/xml', basic(demo.client_id, 'guess'))).statusCode).toBe(401)
    expect((await post(CARD, text, 'text/xml', { authorization: 'Bearer x' })).statusCode).toBe(401)
    const { access } = linkage
    const strict = { ...t.ctx, settings: { ...t.ctx.settings, sandbox: false } }
    await expect(access!.agency!(strict, { headers: {} } as never)).rejects.toMatchObject({
      code: 'linkage.agencyUnknown',
    })
  })
})
