import { defineModule } from '../../platform/module.ts'
import { endDrawing } from './photo.ts'
import { seedRegister } from './seed.ts'
import { expireCards } from './store.ts'

export type { CardCheck, CardReading, CardRefusal } from './check-card.ts'
export { checkCardAgainstRegister, minimumAge } from './check-card.ts'
export {
  changeCardStatus,
  findPersonByNumber,
  getPerson,
  getPersonForCard,
  isAlive,
  recordDeath,
} from './people.ts'
export { getRegisterPhoto, keepRegisterPhoto } from './photo.ts'
export { findOrInventPerson, seedRegister, standardSeed, thaiDay } from './seed.ts'
export type { Person, PersonForCard, RegisteredCard } from './views.ts'
export { insertInventedPeople } from './write-people.ts'

export const people = defineModule({
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url),
  every: { '5 0 * * *': expireCards },
  async start(ctx) {
    const { sandbox, people: wanted } = ctx.settings
    if (sandbox && wanted > 0) await seedRegister(ctx, { people: wanted })
  },
  stop: endDrawing,
})
