import { defineModule } from '../../platform/module.ts'
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
export { seedRegister, standardSeed, thaiDay } from './seed.ts'
export type { Person, PersonForCard, RegisteredCard } from './views.ts'
export { insertInventedPeople } from './write-people.ts'

export const people = defineModule({
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url),
  every: { '5 0 * * *': expireCards },
})
