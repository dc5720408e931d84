import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Applicant,
  aCitizen,
  anApplicant,
  type Citizen,
  framesOf,
  PASSCODE,
} from '../../../tests/applicant.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import { aReadCard, atSelfie } from '../../../tests/read-card.ts'
import { eraseExpiredFiles } from '../../platform/files.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators, findLevel } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { card } from '../card/index.ts'
import { consent } from '../consent/index.ts'
import { changeCardStatus, people, recordDeath } from '../people/index.ts'
import { proofing } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, biometrics, authenticators, proofing, card] })
})
afterAll(() => t.close())

const eventsOf = async (name: string) =>
  (
    await sql<{
      data: { reason?: string; code?: string; outcome?: string }
    }>`select data from platform.event where name = ${name} order by id`.execute(t.ctx.db)
  ).rows.map(row => row.data)

describe('the nine steps', () => {
  test('lead to a phone that is bound, a level earned and a card shown', async () => {
    const somchai = await aCitizen(t, 0)
    const applicant = await atSelfie(t, somchai)
    expect(await applicant.turnHead(0)).toMatchObject({ step: 'passcode' })
    expect(await applicant.choosePasscode()).toMatchObject({ step: 'consent' })
    const { accessToken, session } = await applicant.consent()
    expect(session).toMatchObject({ step: 'done' })
    const shown = await applicant.phone.call('GET', '/v1/me/card', { token: accessToken })
    expect(shown.json()).toMatchObject({ citizenNumber: somchai.person.citizenNumber, cardStatus: 'valid' })
    expect((await applicant.phone.call('GET', '/v1/me', { token: accessToken })).json()).toMatchObject({
      level: 2,
      ial: '2.3',
      aal: '2.2',
    })
    expect(await findLevel(t.ctx, somchai.person.personId)).toMatchObject({
      method: 'selfCardFace',
      source: 'register',
    })
    expect(
      (await applicant.phone.call('GET', '/v1/me/card/portrait', { token: accessToken })).rawPayload.subarray(
        0,
        2,
      ),
    ).toEqual(Buffer.from([0xff, 0xd8]))
  })

  test('none can be skipped, repeated or taken out of turn (A61)', async () => {
    const applicant = await anApplicant(t)
    for (const path of ['card-front/confirm', 'card-back/confirm', 'details/confirm', 'selfie/challenge'])
      expect(await applicant.post(path)).toMatchObject({ code: 'proofing.wrongStep', step: 'terms' })
    expect(await applicant.choosePasscode()).toMatchObject({ code: 'proofing.wrongStep' })
    expect(await applicant.consent()).toMatchObject({ code: 'proofing.wrongStep' })
    await applicant.acceptTerms()
    expect(await applicant.acceptTerms()).toMatchObject({ code: 'proofing.wrongStep', step: 'cardFront' })
  })

  test('terms of another wording are not accepted', async () => {
    const applicant = await anApplicant(t)
    expect(await applicant.post('terms', { version: '1', sha256: 'x' })).toMatchObject({
      code: 'consent.textOutdated',
    })
  })

  test('going back undoes what came after; the same phone finds its registration again', async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 1))
    const again = await anApplicant(t, applicant.phone)
    expect(await again.show()).toMatchObject({ step: 'selfie' })
    expect((await applicant.send('GET', 'session')).json()).toMatchObject({ code: 'proofing.sessionEnded' })
    expect(await again.post('back', { to: 'cardBack' })).toMatchObject({
      step: 'cardBack',
      cardBack: { status: 'none' },
      cardFront: { status: 'read' },
    })
    expect(await again.post('back', { to: 'passcode' })).toMatchObject({ code: 'proofing.wrongStep' })
  })

  test('giving up erases pictures and readings at once; the event stays', async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 1))
    expect((await applicant.send('DELETE', 'session')).statusCode).toBe(204)
    const id = applicant.token.split('.')[0]
    const left =
      await sql`select 1 from proofing.evidence where session_id = ${id} union all select 1 from proofing.session where id = ${id}`.execute(
        t.ctx.db,
      )
    expect(left.rows).toHaveLength(0)
    expect(await eventsOf('proofing.abandoned')).toContainEqual(
      expect.objectContaining({ reason: 'givenUp' }),
    )
  })

  test('a stolen link or token is worth nothing on another phone', async () => {
    const applicant = await anApplicant(t)
    const thief = await aPhone(hostOf(t))
    expect(
      (await thief.call('GET', '/v1/proofing/session', { token: applicant.token })).json(),
    ).toMatchObject({ code: 'proofing.sessionEnded' })
  })
})

describe('the register', () => {
  const confirm = async (citizen: Citizen, change = {}) =>
    (await aReadCard(t, citizen, change)).post('details/confirm')

  test.each([
    ['the number of nobody', { citizenNumber: '1000300999997' }],
    ['another laser code', { laserCode: 'ZZ9999999999' }],
    ['another birth date', { birthDate: '1999-09-09' }],
    ['another name', { nameTh: 'นาย อื่น ผู้ใด' }],
  ])('%s is one and the same refusal, and a reason to photograph again (A31)', async (_what, change) => {
    const view = await confirm(await aCitizen(t, 2), change)
    expect(view).toMatchObject({ step: 'cardFront', lastProblem: 'proofing.cardDataMismatch' })
    expect(view.details).toBeUndefined()
  })

  test('three times unconfirmed leads to a counter, with a reference to say there', async () => {
    const citizen = await aCitizen(t, 2)
    const applicant = await aReadCard(t, citizen, { laserCode: 'ZZ9999999999' })
    await applicant.post('details/confirm')
    await aReadCard(t, citizen, { laserCode: 'ZZ9999999999' }, applicant)
    await applicant.post('details/confirm')
    await aReadCard(t, citizen, { laserCode: 'ZZ9999999999' }, applicant)
    expect(await applicant.post('details/confirm')).toMatchObject({
      step: 'counter',
      counter: { code: 'proofing.cardDataMismatch', reference: expect.stringMatching(/^\w{6}$/) },
    })
  })

  test.each(['lost', 'replaced', 'cancelled'] as const)(
    'a card that is %s leads to a counter (A31)',
    async status => {
      const citizen = await aCitizen(t, 2)
      await changeCardStatus(t.ctx, { personId: citizen.person.personId, status })
      expect(await confirm(citizen)).toMatchObject({
        step: 'counter',
        counter: { code: 'proofing.cardNotValid' },
      })
    },
  )

  test('an expired card leads to a counter (A31)', async () => {
    const citizen = await aCitizen(t, 2)
    await changeCardStatus(t.ctx, { personId: citizen.person.personId, status: 'expired' })
    expect(await confirm(citizen)).toMatchObject({
      step: 'counter',
      counter: { code: 'proofing.cardExpired' },
    })
  })

  test('the card of somebody who died leads to a counter (A31)', async () => {
    const citizen = await aCitizen(t, 2)
    await recordDeath(t.ctx, { personId: citizen.person.personId, diedOn: '2026-10-01' })
    expect(await confirm(citizen)).toMatchObject({
      step: 'counter',
      counter: { code: 'proofing.personNotAlive' },
    })
  })

  test('a child under seven is told the age (A31)', async () => {
    const citizen = await aCitizen(t, 2, { birthDate: '2021-01-05' })
    expect(await confirm(citizen)).toMatchObject({ step: 'counter', counter: { code: 'proofing.underAge' } })
  })
})

describe('the face', () => {
  const verdicts = async (applicant: Applicant, castIndex: number) => {
    const views = []
    for (let i = 0; i < 3; i++) views.push(await applicant.turnHead(castIndex))
    return views
  }

  test("somebody else's card: three tries, then a counter, and no score outside (A26)", async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 3))
    const [first, second, third] = await verdicts(applicant, 4)
    expect(first).toMatchObject({
      step: 'selfie',
      selfie: { status: 'refused', reason: 'faceNotMatched', triesLeft: 2 },
    })
    expect(second).toMatchObject({ selfie: { triesLeft: 1 } })
    expect(third).toMatchObject({ step: 'counter', counter: { code: 'proofing.faceNotMatched' } })
    expect(JSON.stringify([first, second, third])).not.toMatch(/distance|score|similarity/i)
  })

  test('a printed face, held and tilted, is not alive (A27)', async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 3))
    const asked = await applicant.challenge()
    const still = await framesOf(
      3,
      asked.asks.map(() => 'front'),
    )
    expect(await applicant.selfie(still, asked)).toMatchObject({
      selfie: { status: 'refused', reason: 'notLive' },
    })
  })

  test('no face, and two faces, cost no try', async () => {
    const { drawPair, drawWall } = await import('../../../tests/scenes.ts')
    const applicant = await atSelfie(t, await aCitizen(t, 3))
    for (const [draw, reason] of [
      [drawWall, 'noFace'],
      [drawPair, 'manyFaces'],
    ] as const) {
      const asked = await applicant.challenge()
      const frames = await Promise.all(asked.asks.map((_, index) => draw(index)))
      expect(await applicant.selfie(frames, asked)).toMatchObject({
        step: 'selfie',
        selfie: { status: 'refused', reason, triesLeft: 3 },
      })
    }
    expect(await eventsOf('proofing.captureRefused')).toContainEqual(
      expect.objectContaining({ reason: 'manyFaces' }),
    )
  })

  test('a replayed capture is refused, in the same registration and in another (A30)', async () => {
    const asked = async (applicant: Applicant) => applicant.challenge()
    const applicant = await atSelfie(t, await aCitizen(t, 5))
    const first = await asked(applicant)
    const frames = await framesOf(6, first.asks)
    await applicant.selfie(frames, first)
    const fresh = await asked(applicant)
    const sameTurns = { ...fresh, asks: first.asks }
    expect(await applicant.selfie(frames, sameTurns)).toMatchObject({ code: 'proofing.captureReplayed' })
    const other = await atSelfie(t, await aCitizen(t, 6))
    expect(await other.selfie(frames, { ...(await asked(other)), asks: first.asks })).toMatchObject({
      code: 'proofing.captureReplayed',
    })
  })

  test('a challenge is good once, and not for long', async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 5))
    const asked = await applicant.challenge()
    await applicant.selfie(await framesOf(6, asked.asks), asked)
    expect(await applicant.selfie(await framesOf(6, asked.asks), asked)).toMatchObject({
      code: 'proofing.captureExpired',
    })
    const late = await applicant.challenge()
    t.clock.advance(300)
    expect(await applicant.selfie(await framesOf(6, late.asks), late)).toMatchObject({
      code: 'proofing.captureExpired',
    })
  })

  test('frames swapped after signing, or signed by another phone, are refused (A30)', async () => {
    const applicant = await atSelfie(t, await aCitizen(t, 5))
    const asked = await applicant.challenge()
    const frames = await framesOf(5, asked.asks)
    const swapped = { ...asked, asks: [...asked.asks].reverse() }
    expect(await applicant.selfie(frames, swapped)).toMatchObject({ code: 'proofing.captureForged' })
    const again = await applicant.challenge()
    expect(
      await applicant.selfie(await framesOf(5, again.asks), again, await aPhone(hostOf(t))),
    ).toMatchObject({ code: 'proofing.captureForged' })
  })
})

describe('passcode and consent', () => {
  const atPasscode = async () => {
    const citizen = await aCitizen(t, 0)
    const applicant = await atSelfie(t, citizen)
    await applicant.turnHead(0)
    return { applicant, citizen }
  }

  test('weak and unequal passcodes are refused, each with its own sentence (A40)', async () => {
    const { applicant, citizen } = await atPasscode()
    expect(await applicant.choosePasscode('12345678')).toMatchObject({
      code: 'authenticators.passcodeSequence',
    })
    expect(await applicant.choosePasscode('29472940', '29472941')).toMatchObject({
      code: 'authenticators.passcodesDiffer',
    })
    expect(await applicant.choosePasscode(`95${citizen.person.citizenNumber.slice(-5)}8`)).toMatchObject({
      code: 'authenticators.passcodeCitizenNumber',
    })
  })

  test('ten wrong passcodes at consent end at a counter; consent sent twice binds once', async () => {
    const { applicant } = await atPasscode()
    await applicant.choosePasscode()
    expect(await applicant.consent('82947151')).toMatchObject({
      code: 'proofing.passcodeWrong',
      triesLeft: 9,
    })
    const [one, two] = await Promise.all([applicant.consent(), applicant.consent()])
    const tokens = [one, two].filter(answer => answer.accessToken)
    expect(tokens.length).toBeGreaterThan(0)
    expect(await applicant.consent()).toMatchObject({ session: { step: 'done' } })
    const bound =
      await sql`select 1 from authenticators.device where key_thumbprint = ${applicant.phone.keyThumbprint} and status = 'active'`.execute(
        t.ctx.db,
      )
    expect(bound.rows).toHaveLength(1)
  })

  test('a second phone, fully proven, waits while the first lives; asked again it hears the same (A46)', async () => {
    const { applicant, citizen } = await atPasscode()
    await applicant.choosePasscode()
    expect(await applicant.consent()).toMatchObject({ accessToken: expect.any(String) })
    const second = await atSelfie(t, citizen)
    await second.turnHead(0)
    await second.choosePasscode()
    const waitingUntil = new Date(t.ctx.now().getTime() + 24 * 3_600_000).toISOString()
    for (let repeated = 0; repeated < 2; repeated++) {
      const answer = await second.consent()
      expect(answer).toMatchObject({ waitingUntil, session: { step: 'done' } })
      expect(answer).not.toHaveProperty('accessToken')
    }
    const unlock = await second.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    expect(unlock.json()).toMatchObject({ code: 'authenticators.deviceWaiting' })
  })

  test('a newer registration of the same person takes over; the older one is told', async () => {
    const citizen = await aCitizen(t, 0)
    const older = await atSelfie(t, citizen)
    const newer = await atSelfie(t, citizen)
    expect(await older.turnHead(0).catch(() => ({ code: 'proofing.superseded' }))).toMatchObject({
      code: 'proofing.superseded',
    })
    expect(await newer.turnHead(0)).toMatchObject({ step: 'passcode' })
  })
})

test('a thousand registrations of one number at once leave one account, one phone, nothing half-done (A32)', async () => {
  const citizen = await aCitizen(t, 0)
  const { manyAtDetails, passFace } = await import('../../../tests/read-card.ts')
  const applicants = await manyAtDetails(t, citizen, 1_000)
  await Promise.all(applicants.map(applicant => applicant.post('details/confirm')))
  await passFace(t, citizen, PASSCODE)
  const outcomes = await Promise.all(applicants.map(applicant => applicant.consent()))
  expect(outcomes.filter(outcome => outcome.accessToken)).toHaveLength(1)
  expect(new Set(outcomes.filter(outcome => outcome.code).map(outcome => outcome.code))).toEqual(
    new Set(['proofing.superseded']),
  )
  const counts = await sql<{ accounts: number; devices: number; completed: number }>`select
    (select count(*) from authenticators.account where person_id = ${citizen.person.personId}) as accounts,
    (select count(*) from authenticators.device where person_id = ${citizen.person.personId}) as devices,
    (select count(*) from proofing.session where person_id = ${citizen.person.personId} and status = 'completed') as completed`.execute(
    t.ctx.db,
  )
  expect(counts.rows[0]).toEqual({ accounts: 1, devices: 1, completed: 1 })
}, 240_000)

test('nothing of an abandoned registration outlives a day; the events stay', async () => {
  const applicant = await atSelfie(t, await aCitizen(t, 1))
  const id = applicant.token.split('.')[0]
  t.clock.advance(25 * 3600)
  await proofing.every?.['*/10 * * * *']?.(t.ctx)
  await eraseExpiredFiles(t.ctx)
  const left =
    await sql`select 1 from proofing.evidence where session_id = ${id} union all select 1 from proofing.session where id = ${id} union all select 1 from platform.file where purpose = 'proofing' and expires_at <= ${t.ctx.now()}`.execute(
      t.ctx.db,
    )
  expect(left.rows).toHaveLength(0)
  expect(await eventsOf('proofing.abandoned')).toContainEqual(expect.objectContaining({ reason: 'expired' }))
})

test('two workers that erase at the same moment tell of it once', async () => {
  const applicant = await atSelfie(t, await aCitizen(t, 1))
  const id = applicant.token.split('.')[0]
  t.clock.advance(25 * 3600)
  await Promise.all([1, 2, 3].map(() => proofing.every?.['*/10 * * * *']?.(t.ctx)))
  const { rows } = await sql`select 1 from platform.event
    where name = 'proofing.abandoned' and data ->> 'sessionId' = ${id}`.execute(t.ctx.db)
  expect(rows).toHaveLength(1)
})

test('no number, name, passcode, token or picture in any log line, event, metric or error (A63)', async () => {
  const { rows } = await sql<{ data: string }>`select data::text as data from platform.event`.execute(
    t.ctx.db,
  )
  const metrics = (await t.request({ method: 'GET', url: '/metrics' })).body
  expect(metrics).toContain('/v1/proofing/consent')
  const people = await sql<{ citizen_number: string }>`select citizen_number from people.person`.execute(
    t.ctx.db,
  )
  expect(people.rows.length).toBeGreaterThan(10)
  expect(people.rows.filter(person => metrics.includes(person.citizen_number))).toEqual([])
  const everything = [...t.logLines, ...rows.map(row => row.data)].join('\n')
  expect(everything).not.toMatch(/\d{13}/)
  expect(everything).not.toContain(PASSCODE)
  expect(everything).not.toMatch(/[\u0E00-\u0E7F]/)
  expect(everything).not.toMatch(/eyJ[\w-]{10,}|\/9j\/|DPoP /)
})
