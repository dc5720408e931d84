// The hospital's notices of births (ท.ร.1/1) and deaths (ท.ร.4/1): written at the bedside, and asked about by the register.
import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { languageOf, page } from '../answers.ts'
import { keepState } from '../kept-state.ts'
import { noticePage } from './notice-page.ts'

type Notice = {
  form: 'birth' | 'death'
  number: string
  citizenNumber: string
  day: string
  sex?: 'male' | 'female'
  time: string
}
type Misbehaviour = 'broken' | 'silent' | 'nonsense'
type State = { notices: Notice[]; misbehaviour: Misbehaviour | null }

const PATIENCE_MILLISECONDS = 10_000
const place = { th: 'โรงพยาบาลตัวอย่างริมน้ำ', en: 'Rim Nam Demo Hospital' }
const causes = [
  { th: 'โรคชรา', en: 'Old age' },
  { th: 'ปอดอักเสบ', en: 'Pneumonia' },
  { th: 'โรคหัวใจ', en: 'Heart disease' },
]
const two = (most: number) => String(randomInt(most)).padStart(2, '0')

/** Writes notices, and says of one whether the hospital wrote it about that person and day; about others it says nothing. */
export function addHospitalNotices(app: FastifyInstance, folder: string) {
  const kept = keepState<State>(folder, 'hospital-notices', { notices: [], misbehaviour: null })
  app.get('/notices', async (request, answer) => page(answer, noticePage(languageOf(request))))
  app.post('/notices', async (request, answer) => {
    const { form, citizenNumber, day, sex } = request.body as Omit<Notice, 'number' | 'time'>
    const number = `${form === 'birth' ? '1' : '4'}-${String(randomInt(1e7)).padStart(7, '0')}`
    const notice = {
      form,
      number,
      citizenNumber,
      day,
      time: `${two(24)}:${two(60)}`,
      ...(sex ? { sex } : {}),
    }
    kept.value.notices.push(notice)
    kept.save()
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    return isForm
      ? page(answer, noticePage(languageOf(request), number), 201)
      : answer.code(201).send({ number })
  })
  app.post('/notices/check', async (request, answer) => {
    const asked = request.body as Omit<Notice, 'time'>
    if (kept.value.misbehaviour === 'broken') return answer.code(503).send()
    if (kept.value.misbehaviour === 'nonsense') return { isKnown: 'perhaps' }
    if (kept.value.misbehaviour === 'silent')
      await new Promise(done => setTimeout(done, PATIENCE_MILLISECONDS))
    const notice = kept.value.notices.find(
      ({ form, number }) => form === asked.form && number === asked.number,
    )
    const isSame =
      notice?.citizenNumber === asked.citizenNumber &&
      notice.day === asked.day &&
      (notice.form === 'death' || notice.sex === asked.sex)
    if (!notice || !isSame) return { isKnown: false }
    const cause = causes[Number(notice.number.at(-1)) % causes.length]
    return { isKnown: true, time: notice.time, place, ...(notice.form === 'death' ? { cause } : {}) }
  })
  app.put('/notices/misbehaviour', async (request, answer) => {
    kept.value.misbehaviour = (request.body as { how?: Misbehaviour }).how ?? null
    kept.save()
    return answer.code(204).send()
  })
}
