// Everybody who could ask: two citizens and a helper, two visitors without an account, phones and terminals, officers of two places, developers of two organisations, operators, and nobody.
import { randomBytes } from 'node:crypto'
import { toVisitorCode } from '../../shared/visitor-code.ts'
import { startWithAgencies } from '../agencies.ts'
import { anApplicant } from '../applicant.ts'
import { listHouses } from '../households.ts'
import { nextNumber } from '../numbers.ts'
import { aPhone, hostOf, type Phone } from '../phone.ts'
import { portalCookie } from '../portal.ts'
import { aCitizenPhone } from '../sign-in.ts'
import { anOfficer, aTerminal, staffNumbers, type Terminal } from '../staff.ts'
import type { Asking } from './asking.ts'

export type World = Awaited<ReturnType<typeof aWorld>>
export type Answer = Awaited<ReturnType<Caller['send']>>
export type Caller = Awaited<ReturnType<typeof aCaller>>
export type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>

type T = Awaited<ReturnType<typeof startWithAgencies>>['t']
type Headers = (asking: Asking) => Promise<Record<string, string>>

let addresses = 0

/** Each from an address of their own: what one may do a minute is not what is tried here. */
function aCaller(t: T, name: string, opens: readonly string[], headers: Headers, device?: Phone) {
  addresses += 1
  const remoteAddress = `10.0.${addresses >> 8}.${addresses & 255}`
  const send = async (asking: Asking) => {
    const { method, url, payload } = asking
    return t.request({
      method: method as 'GET',
      url,
      remoteAddress,
      headers: { ...asking.headers, ...(await headers(asking)) },
      ...(payload ? { payload } : {}),
    })
  }
  return {
    name,
    /** Accesses that it has the keys to; whether they open is for the route to say. */
    opens,
    /** Signs with the key that signs its calls. */
    sign: device?.sign,
    send,
    /** A call while a thing is made. @throws when it is refused */
    async call<Told>(method: string, url: string, json?: object): Promise<Told> {
      const payload = json ? Buffer.from(JSON.stringify(json)) : undefined
      const type: Record<string, string> = json ? { 'content-type': 'application/json' } : {}
      const answer = await send({ method, url, headers: type, ...(payload ? { payload } : {}) })
      if (answer.statusCode >= 400) throw new Error(`${name}: ${method} ${url}: ${answer.body}`)
      return (answer.body ? answer.json() : undefined) as Told
    },
    /** A form of the portal, sent; where it leads. @throws when it is refused */
    async post(url: string, form: Record<string, string> = {}): Promise<string> {
      const payload = Buffer.from(new URLSearchParams(form).toString())
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await send({ method: 'POST', url, headers: type, payload })
      if (answer.statusCode >= 400) throw new Error(`${name}: ${url}: ${answer.statusCode} ${answer.body}`)
      return String(answer.headers.location)
    },
    show: async (url: string) => (await send({ method: 'GET', url, headers: { accept: 'text/html' } })).body,
  }
}

const signing =
  (phone: Phone, token?: string) =>
  async ({ method, url }: Asking) => ({
    dpop: await phone.proof(method, url.split('?')[0] ?? '', token),
    ...(token ? { authorization: `DPoP ${token}` } : {}),
  })

const phone = ['device']
const citizen = [...phone, 'holder', 'citizen', 'person', 'cardHolder', 'helper']
const terminal = [...phone, 'terminal']
const officer = [...terminal, 'officer', 'treasurer']
const developer = ['developer', 'operator']

export async function aWorld() {
  const agencies = await startWithAgencies(undefined, { TUATON_PEOPLE: '120', SMS_GATEWAY: '' })
  const { t } = agencies
  const residents = new Set((await listHouses(t)).flat().map(one => one.citizen_number))
  for (const number of [...Object.values(staffNumbers), ...t.settings.operators]) residents.delete(number)
  const aCitizen = (name: string, its: Pick<Citizen, 'phone' | 'token'>) =>
    aCaller(t, name, citizen, signing(its.phone, its.token))
  const aDeveloper = async (name: string, pid = nextNumber()) => {
    const cookie = await portalCookie(t, pid)
    return aCaller(t, name, developer, async () => ({ cookie }))
  }
  const aVisitor = (name: string) => {
    const authorization = `Bearer ${toVisitorCode(randomBytes(20))}`
    return aCaller(t, name, ['visitor'], async () => ({ authorization }))
  }
  const atWork = async (name: string, at: Terminal, number: string) => {
    const { token } = await anOfficer(t, at, number)
    return aCaller(t, name, officer, signing(at.device, token), at.device)
  }
  const [registry, secondDesk, post, kiosk, till, field] = [
    await aTerminal(t, 'R-1001'),
    await aTerminal(t, 'R-1001'),
    await aTerminal(t, 'P-5001'),
    await aTerminal(t, 'K-1030'),
    await aTerminal(t, 'S-1007'),
    await aTerminal(t, 'F-0001'),
  ]
  const [person, stranger, friend] = [
    await aCitizenPhone(t, '1009900765433'),
    await aCitizenPhone(t, '3009900123454'),
    await aCitizenPhone(t, nextNumber()),
  ]
  const phones = new Map<string, Citizen>()
  /** Whether somebody was in the register before anybody asked: another phone of one who asks would end their first. */
  const isFree = ({ citizen_number: number }: { citizen_number: string }) => residents.has(number)
  /** The one phone of somebody of the register. */
  async function phoneOf({ citizen_number: number }: { citizen_number: string }): Promise<Citizen> {
    const phone = phones.get(number) ?? (await aCitizenPhone(t, number))
    phones.set(number, phone)
    return phone
  }
  const applicant = await anApplicant(t)
  const [one = '', two = ''] = t.settings.operators
  const callers = {
    nobody: aCaller(t, 'nobody', [], async () => ({})),
    anyPhone: aCaller(t, 'a phone that nobody knows', phone, signing(await aPhone(hostOf(t)))),
    applicant: aCaller(
      t,
      'somebody who registers',
      [...phone, 'applicant'],
      signing(applicant.phone, applicant.token),
    ),
    person: aCitizen('the person', person),
    stranger: aCitizen('another person', stranger),
    friend: aCitizen('a helper', friend),
    visitor: aVisitor('a visitor'),
    otherVisitor: aVisitor('another visitor'),
    kiosk: aCaller(t, 'a kiosk', terminal, signing(kiosk.device), kiosk.device),
    till: aCaller(t, 'a till', terminal, signing(till.device), till.device),
    registrar: await atWork('a registrar', registry, staffNumbers.registrar),
    supervisor: await atWork('a supervisor', secondDesk, staffNumbers.registrySupervisor),
    clerk: await atWork('a clerk of another place', post, staffNumbers.postClerk),
    fieldOfficer: await atWork('an officer of a field team', field, staffNumbers.fieldRegistrar),
    developer: await aDeveloper('a developer'),
    rival: await aDeveloper('a developer of another organisation'),
    operator: await aDeveloper('an operator', one),
    secondOperator: await aDeveloper('another operator', two),
  }
  return {
    ...agencies,
    ...callers,
    everybody: Object.values(callers) as Caller[],
    people: { person, stranger, friend },
    places: { registry: registry.place.placeId, post: post.place.placeId },
    aCitizen,
    phoneOf,
    isFree,
    aBrowser: (name: string, cookie: string) => aCaller(t, name, [], async () => ({ cookie })),
  }
}
