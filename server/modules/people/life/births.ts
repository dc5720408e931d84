// A child is entered: a number for life, a name, parents, and a place in a house.

import { toBuddhistDigits } from '../../../../shared/buddhist-date.ts'
import { toCitizenNumber } from '../../../../shared/citizen-number.ts'
import { longNameEn, longNameTh, type PersonName } from '../../../../shared/names.ts'
import { addDays, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import { birthRegistered } from '../events.ts'
import { fail } from '../failures.ts'
import { findHouse } from '../households.ts'
import { getPerson } from '../people.ts'
import { toNameColumns } from '../rows.ts'
import type { PeopleTables } from '../tables.ts'
import type { Person } from '../views.ts'
import { beginEntry, nextOf, type Office, writeEntry } from './entries.ts'
import { partyOf } from './marriages.ts'
import { enterSurname } from './surnames.ts'

/** Civil Registration Act s. 18: a birth is notified within fifteen days; the first digit of the number tells who was late. */
const NOTICE_DAYS = 15

export type Birth = {
  name: Omit<PersonName, 'title'>
  sex: 'male' | 'female'
  bornOn: Day
  time: string | undefined
  place: { th: string; en: string }
  houseCode: string
  motherId: string
  fatherId: string | undefined
  informant: 'mother' | 'father'
  office: Office
}

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** Enters a birth; the id of the child. @throws people.personUnknown | houseUnknown */
export async function registerBirth(tx: TxCtx, birth: Birth): Promise<string> {
  const mother = await getPerson(tx, birth.motherId)
  const father = birth.fatherId === undefined ? undefined : await getPerson(tx, birth.fatherId)
  if (!(await findHouse(tx, birth.houseCode))) throw fail.houseUnknown()
  const entry = await beginEntry(tx, 'birth', birth.office)
  const isLate = entry.registeredOn > addDays(birth.bornOn, NOTICE_DAYS)
  const child = {
    personId: newId(tx),
    citizenNumber: await nextCitizenNumber(tx, isLate ? 2 : 1, birth.houseCode.slice(0, 4)),
    name: { ...birth.name, title: birth.sex === 'male' ? ('boy' as const) : ('girl' as const) },
    isThai: mother.isThai || (father?.isThai ?? false),
  }
  await writeChild(tx, child, birth, { mother, father })
  await writeEntry(tx, {
    kind: 'birth',
    paperId: `birth-${child.personId}`,
    ownerId: child.personId,
    holders: [birth.motherId, ...(birth.fatherId ? [birth.fatherId] : [])],
    day: birth.bornOn,
    record: {
      ...entry,
      child: {
        name: { th: longNameTh(child.name), en: longNameEn(child.name) },
        citizenNumber: child.citizenNumber,
      },
      sex: birth.sex,
      nationality: child.isThai ? 'thai' : 'other',
      birthDate: birth.bornOn,
      time: birth.time ?? null,
      place: birth.place,
      mother: partyOf(mother),
      father: father ? partyOf(father) : null,
      informant: birth.informant,
    },
  })
  await tx.emit(birthRegistered, {}, { personId: child.personId })
  return child.personId
}

type Child = { personId: string; citizenNumber: string; name: PersonName; isThai: boolean }
type Parents = { mother: Person; father: Person | undefined }

async function writeChild(tx: TxCtx, child: Child, birth: Birth, { mother, father }: Parents) {
  const person_id = child.personId
  await db(tx)
    .insertInto('people.person')
    .values({
      person_id,
      citizen_number: child.citizenNumber,
      sex: birth.sex,
      birth_date: birth.bornOn,
      birth_buddhist: toBuddhistDigits(birth.bornOn),
      ...toNameColumns(child.name),
      is_thai: child.isThai,
      is_invented: false,
      registered_at: tx.now(),
    })
    .execute()
  const parents = [
    { kind: 'mother' as const, parent: mother },
    ...(father ? [{ kind: 'father' as const, parent: father }] : []),
  ]
  await db(tx)
    .insertInto('people.parent')
    .values(
      parents.map(({ kind, parent }) => ({
        person_id,
        kind,
        parent_id: parent.personId,
        first_th: parent.name.firstTh,
        first_en: parent.name.firstEn,
        last_th: parent.name.lastTh ?? null,
      })),
    )
    .execute()
  await db(tx)
    .insertInto('people.membership')
    .values({
      person_id,
      since_day: birth.bornOn,
      house_code: birth.houseCode,
      role: 'child',
      until_day: null,
      is_head: false,
    })
    .execute()
  if (child.name.lastTh) await enterSurname(tx, child.name.lastTh)
}

/** The next number of an office for a first digit: none that anybody has. A house's code begins with its office. */
async function nextCitizenNumber(tx: TxCtx, firstDigit: 1 | 2, office: string): Promise<string> {
  for (;;) {
    const running = await nextOf(tx, `citizen ${firstDigit} ${office}`)
    const number = toCitizenNumber(`${firstDigit}${office}${String(running).padStart(7, '0')}`)
    const known = await db(tx)
      .selectFrom('people.person')
      .select('person_id')
      .where('citizen_number', '=', number)
      .executeTakeFirst()
    if (!known) return number
  }
}
