import { defineModule } from '../../platform/module.ts'
import { stopDrawing } from './drawing.ts'
import { fillSurnames } from './life/surnames.ts'
import { routes } from './routes.ts'
import { seedRegister } from './seed.ts'
import { eraseOwnPhotos, expireCards, hasInventedPeople } from './store.ts'

export type { CardCheck, CardReading, CardRefusal } from './check-card.ts'
export { checkCardAgainstRegister, minimumAge } from './check-card.ts'
export type { CardAnswer, CardByChip, CardByLaser, CardStanding } from './check-status.ts'
export {
  checkByChip,
  checkByLaser,
  checkChipAgainstRegister,
  checkHolder,
  checkNewestCard,
  chipNumberOf,
} from './check-status.ts'
export { describeFor } from './describe.ts'
export { listRegisterPrints, type RegisteredPrint } from './fingers.ts'
export {
  ADULT_YEARS,
  findHead,
  findHomeCode,
  findHouse,
  findHouseEver,
  type House,
  type Inhabitant,
  listChildrenAtHome,
  listInhabitants,
  movePeople,
} from './households.ts'
export { addHouse, endHouse, findArea, listAreasOf, openCentralHouse, wasLastHead } from './houses.ts'
export { isKin, listMinorChildren } from './kin.ts'
export { type Birth, registerBirth } from './life/births.ts'
export { type Death, listChildrenAndParents, registerDeath } from './life/deaths.ts'
export type { Office } from './life/entries.ts'
export {
  findSpouse,
  holdPeople,
  registerDivorce,
  registerMarriage,
  requireMayMarry,
  type Spouse,
} from './life/marriages.ts'
export { changeName, type FamilyName, listFamilyNames, type NewName } from './life/names.ts'
export { enterSurname, findSurnameUse } from './life/surnames.ts'
export { type Changes, correctPaper, withChanges } from './papers/corrections.ts'
export { getPaper, listPapers } from './papers/papers.ts'
export { type Paper, type PaperKind, type Papers, paperKinds } from './papers/shapes.ts'
export {
  changeCardStatus,
  findNewestCard,
  findPersonByNumber,
  getPerson,
  getPersonForCard,
  isAlive,
  recordDeath,
} from './people.ts'
export { getRegisterPhoto, keepRegisterPhoto } from './photos.ts'
export { getRegisterRecord, type RegisterRecord } from './record.ts'
export { getOrInventPerson } from './sandbox.ts'
export { seedRegister, standardSeed, thaiDay } from './seed.ts'
export type { Person, PersonForCard, RegisteredCard } from './views.ts'
export { insertInventedPeople } from './write-people.ts'

export const people = defineModule({
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '5 0 * * *': expireCards },
  retains: [
    {
      what: "A visitor's own face on an invented card (people.own_photo)",
      keep: '24 hours',
      why: 'Consent of the visitor, for one trial of the sandbox',
      erase: eraseOwnPhotos,
    },
    { what: 'The register (people.*)', keep: 'For ever', why: 'Civil Registration Act B.E. 2534' },
  ],
  async start(ctx) {
    if (!ctx.settings.sandbox && (await hasInventedPeople(ctx)))
      throw new Error('The register holds invented people: they belong in a sandbox (TUATON_SANDBOX=on)')
    await fillSurnames(ctx)
    const { sandbox, people: wanted } = ctx.settings
    if (sandbox && wanted > 0) await seedRegister(ctx, { people: wanted })
  },
  stop: stopDrawing,
})
