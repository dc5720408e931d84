// A pretend fingerprint scanner: whose finger lies on it is chosen on its page; a counter's page asks it for one picture.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { fingerNames } from '../../shared/fingers.ts'
import { languageOf, page } from '../answers.ts'
import type { Settings } from '../settings.ts'
import { scannerPage } from './page.ts'

const Placed = z.object({ person: z.uuid(), finger: z.enum(fingerNames).default('rightIndex') })
export type Placed = z.infer<typeof Placed> & { nameTh: string; nameEn: string }
type Person = { personId: string; nameTh: string; nameEn: string; citizenNumber: string; ageYears: number }

export function addScanner(app: FastifyInstance, settings: Settings) {
  const state: { placed: Placed | undefined; touch: number } = { placed: undefined, touch: 0 }
  const pages = [settings.issuer, settings.issuer.replace('127.0.0.1', 'localhost')]

  app.get('/scanner', async (request, answer) => {
    const { page: shown = '0' } = request.query as { page?: string }
    const people = await listPeople(settings, Number(shown) || 0)
    return page(
      answer,
      scannerPage(languageOf(request), { placed: state.placed, people, page: Number(shown) || 0 }),
    )
  })
  app.post('/scanner/place', async (request, answer) => {
    const asked = Placed.safeParse(request.body)
    if (!asked.success) return answer.code(400).send({ error: 'whose finger?' })
    const chip = await fetch(`${settings.issuer}/v1/sandbox/people/${asked.data.person}/chip.json`)
    const { person } = (await chip.json()) as { person: Person }
    state.placed = { ...asked.data, nameTh: person.nameTh, nameEn: person.nameEn }
    return answer.redirect('/scanner', 303)
  })
  app.post('/scanner/lift', async (_request, answer) => {
    state.placed = undefined
    return answer.redirect('/scanner', 303)
  })
  /** One impression of the finger that lies there: each time another, as fingers do. Only a counter's page hears it. */
  app.post('/scanner/finger', async (request, answer) => {
    const { origin = '' } = request.headers
    if (!pages.includes(origin)) return answer.code(403).send({ error: 'not a counter' })
    answer.headers({ 'access-control-allow-origin': origin, vary: 'Origin', 'cache-control': 'no-store' })
    if (!state.placed) return answer.code(409).send({ error: 'no finger' })
    state.touch += 1
    const { person, finger } = state.placed
    const query = new URLSearchParams({ finger, touch: String(state.touch) })
    const print = await fetch(`${settings.issuer}/v1/sandbox/people/${person}/finger.png?${query}`)
    return answer.type('image/png').send(Buffer.from(await print.arrayBuffer()))
  })
}

async function listPeople(settings: Settings, shown: number): Promise<Person[]> {
  const answer = await fetch(`${settings.issuer}/v1/sandbox/people?count=12&page=${shown}`)
  return ((await answer.json()) as { people: Person[] }).people
}
