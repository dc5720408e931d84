// Somebody who is registered already when a journey begins: proven at a top-up kiosk that has no screen here, taken over by their phone.
import type { Page } from '@playwright/test'
import type { CardHolder } from '../../invented/cards/index.ts'
import { cast } from '../../invented/faces/index.ts'
import { aCase, chipOf } from '../case.ts'
import { overNetwork } from '../over-network.ts'
import { aTerminal } from '../staff.ts'
import { beginElsewhere, typeCode } from './counter.ts'
import type { Person } from './people.ts'
import type { RunningSystem } from './server.ts'
import { consent, press } from './steps.ts'
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
