import { z } from 'zod'
import { cardStatuses } from '../../../invented/country/index.ts'
import { defineEvent } from '../../platform/events.ts'
import { nameReasons, paperKinds } from './papers/shapes.ts'

export const cardStatusChanged = defineEvent(
  'people.cardStatusChanged',
  z.object({ cardId: z.uuid(), status: z.enum(cardStatuses) }),
)
export const deathRecorded = defineEvent('people.deathRecorded', z.object({ diedOn: z.iso.date() }))
export const registerSeeded = defineEvent(
  'people.registerSeeded',
  z.object({ seed: z.int(), people: z.int().nonnegative() }),
)
export const paperCorrected = defineEvent(
  'people.paperCorrected',
  z.object({ correctionId: z.uuid(), kind: z.enum(paperKinds) }),
)
export const moved = defineEvent('people.moved', z.object({ movedOn: z.iso.date() }))
export const houseAdded = defineEvent('people.houseAdded', z.object({ since: z.iso.date() }))
export const houseEnded = defineEvent(
  'people.houseEnded',
  z.object({ endedOn: z.iso.date(), how: z.enum(['merged', 'demolished']) }),
)
export const headChanged = defineEvent('people.headChanged', z.object({}))
export const birthRegistered = defineEvent('people.birthRegistered', z.object({}))
export const marriageRegistered = defineEvent('people.marriageRegistered', z.object({}))
export const divorceRegistered = defineEvent('people.divorceRegistered', z.object({}))
export const nameChanged = defineEvent('people.nameChanged', z.object({ because: z.enum(nameReasons) }))
export const ownPhotoKept = defineEvent('people.ownPhotoKept', z.object({ until: z.iso.datetime() }))
