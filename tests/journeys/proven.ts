// Somebody who is registered already when a journey begins: proven at a top-up kiosk that has no screen here, taken over by their phone.
import type { Page } from '@playwright/test'
import type { CardHolder } from '../../invented/cards/index.ts'
import { cast } from '../../invented/faces/index.ts'
import { aCase, aTaker, chipOf } from '../case.ts'
import { overNetwork } from '../over-network.ts'
import { anAuthenticator } from '../passkey.ts'
import { aTerminal } from '../staff.ts'
import { beginElsewhere, codeSentTo, typeCode } from './counter.ts'
import type { Person } from './people.ts'
import type { RunningSystem } from './server.ts'
import { consent, PASSCODE, press } from './steps.ts'
import { see } from './walk.ts'

/** A phone whose person is registered (IAL 2.3): the same steps and the same server as a registration by camera, and a fraction of its time. */
export async function registerByCode(
  system: RunningSystem,
  page: Page,
  person: Person,
  telephone = '081-555-0123',
) {
  await proveAtKiosk(system, person, telephone)
  await beginElsewhere(page)
  await see(page, 'proof')
  await press(page, /ใส่รหัสจากข้อความ/)
  await typeCode(system, page, person, telephone)
  await consent(page)
}

/** Somebody whose phone has no screen here, and a passkey of theirs, to be put into a browser. */
export async function registerWithPasskey(system: RunningSystem, person: Person, telephone: string) {
  await proveAtKiosk(system, person, telephone)
  const { phone, claimByCode, choosePasscode, consent } = await aTaker(overNetwork(system))
  const code = await codeSentTo(system, telephone)
  await claimByCode({ code, citizenNumber: person.citizenNumber })
  await choosePasscode(PASSCODE)
  const { accessToken: token } = await consent(PASSCODE)
  const options = (await phone.call('POST', '/v1/me/passkeys/options', { token, json: {} })).json()
  const key = anAuthenticator(system.origin)
  const json = { passcode: PASSCODE, name: 'Laptop', response: key.create(options) }
  const kept = await phone.call('POST', '/v1/me/passkeys', { token, json })
  if (kept.statusCode >= 400) throw new Error(kept.body)
  return key.forBrowser(new URL(system.origin).hostname)
}

/** At the kiosk alone: a code is on its way to the telephone. */
export async function proveAtKiosk(system: RunningSystem, person: Person, telephone: string) {
  const kiosk = await aTerminal(overNetwork(system), 'B-5014')
  const one = await aCase(kiosk, 'boonterm', '/v1/kiosk/cases')
  const castIndex = cast.findIndex(member => member.id === person.face)
  await one.chip(await chipOf({ person: await holderOf(system, person), castIndex }))
  await one.face(castIndex)
  await one.step('confirm', { agrees: true })
  await one.step('phone', { phone: telephone })
}

async function holderOf({ origin }: RunningSystem, { personId }: Person) {
  const answer = await fetch(`${origin}/v1/sandbox/people/${personId}/chip.json`)
  const { holder } = (await answer.json()) as { holder: CardHolder }
  return { ...holder, cards: [holder.card] }
}
