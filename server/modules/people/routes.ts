import { z } from 'zod'
import { cardStatuses } from '../../../invented/country/index.ts'
import { fingerNames } from '../../../shared/fingers.ts'
import { reply, replyImage, route } from '../../platform/route.ts'
import { fail } from './failures.ts'
import { touchScanner } from './fingers.ts'
import { getRegisterPhoto } from './photos.ts'
import { drawSpecimen, listInventedPeople, makeSpecimen, readChipHolder, type Side } from './sandbox.ts'
import { specimenKinds } from './store.ts'

const access = 'sandbox'
const PersonParams = z.object({ personId: z.uuid() })
const Person = z.object({
  personId: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  citizenNumber: z.string(),
  ageYears: z.int(),
  cardStatus: z.enum(cardStatuses),
  /** Which of the person's cards this is: `?version=` of the pictures. */
  cardVersion: z.int(),
  /** The member of the drawn cast whose face this is. */
  face: z.string().optional(),
})
const Filter = z.object({
  count: z.coerce.number().int().min(1).max(60).default(12),
  page: z.coerce.number().int().min(0).max(1_000).default(0),
  card: z.enum(specimenKinds).default('valid'),
})
const Version = z.coerce.number().int().min(1).max(99).optional()
const Specimen = z.object({
  personId: z.string(),
  frontUrl: z.string(),
  backUrl: z.string(),
  sheetUrl: z.string(),
  expiresAt: z.date().transform(date => date.toISOString()),
})
const MAX_PORTRAIT_BYTES = 10 * 1024 * 1024

const specimenRoute = (side: Side, what: string) =>
  route.get(
    `/v1/sandbox/people/:personId/card-${side}.png`,
    {
      access,
      summary: `Specimen: ${what}`,
      params: PersonParams,
      query: z.object({ version: Version }),
    },
    async (ctx, { params, query }) =>
      replyImage(await drawSpecimen(ctx, params.personId, side, query.version), 'image/png'),
  )

export const routes = [
  route.get(
    '/v1/sandbox/people',
    {
      access,
      summary: 'Invented people to choose from',
      query: Filter,
      returns: z.object({ people: z.array(Person) }),
    },
    async (ctx, { query }) => ({ people: await listInventedPeople(ctx, query) }),
  ),
  route.get(
    '/v1/sandbox/people/:personId/portrait.jpg',
    { access, summary: 'The photograph the register holds of an invented person', params: PersonParams },
    async (ctx, { params }) => replyImage(await getRegisterPhoto(ctx, params.personId), 'image/jpeg'),
  ),
  route.get(
    '/v1/sandbox/people/:personId/chip.json',
    { access, summary: "What the chip of an invented person's card is made of", params: PersonParams },
    async (ctx, { params }) =>
      reply(200, { 'cache-control': 'no-store' }, await readChipHolder(ctx, params.personId)),
  ),
  route.get(
    '/v1/sandbox/people/:personId/finger.png',
    {
      access,
      summary: "An invented person's finger on a scanner",
      params: PersonParams,
      query: z.object({ finger: z.enum(fingerNames).default('rightIndex'), touch: z.string().max(20) }),
    },
    async (ctx, { params, query }) => {
      const print = await touchScanner(ctx, params.personId, query)
      if (!print) throw fail.personUnknown()
      return replyImage(print, 'image/png')
    },
  ),
  specimenRoute('front', 'front of the card'),
  specimenRoute('back', 'back of the card'),
  specimenRoute('sheet', 'both sides at their size, to print'),
  route.post(
    '/v1/sandbox/specimens',
    {
      access,
      summary:
        'Put a face of your own (file `portrait`) on the card of an invented person (`personId`) for a day',
      multipart: { maxFiles: 1, maxFileBytes: MAX_PORTRAIT_BYTES },
      returns: Specimen,
      status: 201,
    },
    async (ctx, { parts }) => {
      const [portrait] = parts.files
      const person = PersonParams.safeParse(parts.fields)
      if (!portrait) throw fail.notAPicture()
      if (!person.success) throw fail.personUnknown()
      const { personId } = person.data
      const expiresAt = await makeSpecimen(ctx, personId, portrait.bytes)
      const url = (side: Side) => `/v1/sandbox/people/${personId}/card-${side}.png`
      return { personId, frontUrl: url('front'), backUrl: url('back'), sheetUrl: url('sheet'), expiresAt }
    },
  ),
]
