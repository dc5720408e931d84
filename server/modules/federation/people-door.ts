// Who may sign in: alive, and known to the register; in the sandbox an unknown number becomes an invented person.
import { formatAddressTh } from '../../../shared/address.ts'
import { titles } from '../../../shared/names.ts'
import type { Ctx } from '../../platform/context.ts'
import { findLevel, isAccountActive } from '../authenticators/index.ts'
import type { PersonForCard } from '../people/index.ts'
import { getOrInventPerson, getPerson, getPersonForCard, isAlive } from '../people/index.ts'
import { fail } from './failures.ts'

// A person of the sandbox's form has no account; the real sandbox answers with this level.
const SANDBOX_IAL = '2.3'

/** A person as the claims of a sign-in need them. */
export type SignInPerson = {
  personId: string
  citizenNumber: string
  titleTh: string
  titleEn: string
  firstTh: string
  middleTh: string | undefined
  lastTh: string | undefined
  firstEn: string
  middleEn: string | undefined
  lastEn: string | undefined
  fullTh: string
  fullEn: string
  fullWithTitleTh: string
  birthDate: string
  gender: 'male' | 'female'
  addressTh: string
  houseCode: string
  requestNumber: string
  issueDate: string
  expiryDate: string
}

/** @throws people.personUnknown | people.cardUnknown */
export async function getSignInPerson(ctx: Ctx, personId: string): Promise<SignInPerson> {
  return toSignInPerson(await getPersonForCard(ctx, personId))
}

/** The citizen number alone. @throws people.personUnknown */
export const getNumber = async (ctx: Ctx, personId: string): Promise<string> =>
  (await getPerson(ctx, personId)).citizenNumber

/** Whether anything of a person may leave now: alive, and with nothing frozen or closed. */
export const mayBeTold = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await isAccountActive(ctx, personId)) && (await isAlive(ctx, personId))

/** The living person of a number, invented if the sandbox does not know it. @throws federation.personNotAllowed */
export async function getPersonOfForm(ctx: Ctx, citizenNumber: string): Promise<string> {
  const person = await getOrInventPerson(ctx, citizenNumber)
  if (!(await mayBeTold(ctx, person.personId))) throw fail.personNotAllowed()
  return person.personId
}

/** How sure we are of a person; for people of the sandbox's form as the real sandbox says. */
export async function getIal(ctx: Ctx, personId: string): Promise<string> {
  return (await findLevel(ctx, personId))?.ial ?? SANDBOX_IAL
}

function toSignInPerson(person: PersonForCard): SignInPerson {
  const { name, card } = person
  const title = titles[name.title]
  return {
    personId: person.personId,
    citizenNumber: person.citizenNumber,
    titleTh: title.th,
    titleEn: title.en,
    firstTh: name.firstTh,
    middleTh: name.middleTh,
    lastTh: name.lastTh,
    firstEn: name.firstEn,
    middleEn: name.middleEn,
    lastEn: name.lastEn,
    fullTh: [name.firstTh, name.middleTh, name.lastTh].filter(Boolean).join(' '),
    fullEn: [name.firstEn, name.middleEn, name.lastEn].filter(Boolean).join(' '),
    fullWithTitleTh: person.nameTh,
    birthDate: person.birthDate,
    gender: person.sex,
    addressTh: formatAddressTh(person.address),
    houseCode: person.houseCode,
    requestNumber: card.requestNumber,
    issueDate: card.issueDate,
    expiryDate: card.expiryDate,
  }
}
