// Every kind of data that is declared to end, ends: there until its time, gone after it. docs/retention.md is the schedule.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { recordAcceptance, recordConsent, withdrawConsents } from '../server/modules/consent/index.ts'
import { insertWrongPasscode } from '../server/modules/counter/no-phone/store.ts'
import { insertChallenge } from '../server/modules/counter/store.ts'
import { issueDocument } from '../server/modules/documents/index.ts'
import { insertShare } from '../server/modules/documents/store.ts'
import { insertOffer, insertWrongCode } from '../server/modules/helping/store.ts'
import { keepCaseFile } from '../server/modules/households/cases/files.ts'
import { insertCase } from '../server/modules/households/cases/store.ts'
import { sealTold } from '../server/modules/households/cases/told.ts'
import { countLook, insertMove, insertMovers } from '../server/modules/households/store.ts'
import { countCheck, insertClaims, insertFiling } from '../server/modules/life-events/store.ts'
import { insertCheck } from '../server/modules/linkage/face/store.ts'
import { insertLook } from '../server/modules/linkage/gateway/store.ts'
import { sendCode } from '../server/modules/messages/index.ts'
import { applyReceipt } from '../server/modules/messages/receipts.ts'
import { makeToken } from '../server/modules/mini-apps/m-token.ts'
import { makeCard } from '../server/modules/mini-apps/virtual-card.ts'
import { addNotice } from '../server/modules/notices/index.ts'
import { closePayment } from '../server/modules/payments/index.ts'
import { getOrInventPerson } from '../server/modules/people/index.ts'
import { keepOwnPhoto } from '../server/modules/people/photos.ts'
import { insertTrace } from '../server/modules/portal/store.ts'
import { rememberFace } from '../server/modules/proofing/velocity.ts'
import { takeNumber } from '../server/modules/queues/store.ts'
import { insertNew } from '../server/modules/queues/visits/book.ts'
import { getService } from '../server/modules/services/published.ts'
import { switchOn } from '../server/modules/services/reminders/reminders.ts'
import { listReminders, replaceDue } from '../server/modules/services/reminders/store.ts'
import { attach } from '../server/modules/services/sent/attachments.ts'
import { sendApplication } from '../server/modules/services/sent/send.ts'
import { endUnsent } from '../server/modules/services/sent/settle.ts'
import { findApplication } from '../server/modules/services/sent/store.ts'
import { keepAnswer } from '../server/modules/services/use/kept-answers.ts'
import {
  describePermission,
  givePermission,
  withdrawPermission,
} from '../server/modules/services/use/permission.ts'
import { insertRecentCase } from '../server/modules/staff/finder/store.ts'
import { modules } from '../server/modules.ts'
import { type Ctx, newId, transaction } from '../server/platform/context.ts'
import { keepFile } from '../server/platform/files.ts'
import { eraseOutlived } from '../server/platform/system.ts'
import { startTestServer, type TestServer } from '../server/platform/testing.ts'
import { localDay } from '../shared/opening-hours.ts'
import { anApplicant } from './applicant.ts'
import { aMiniApp, aMiniAppServer, holderOf } from './mini-apps.ts'
import { aBill, callBack, moneyFor } from './payments.ts'
import { portalCookie } from './portal.ts'
import { aCitizenPhone, basic, demo, getCode, PASSCODE, PID, postForm, redeem } from './sign-in.ts'
import { anOfficer, aTerminal, staffNumbers } from './staff.ts'
import { NUMBER } from './text-messages.ts'

const HOUR = 3_600
const DAY = 24 * HOUR
const YEAR = 365 * DAY
let t: TestServer
let personId: string
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({
    modules,
    environment: { NUMBERS_PER_FACE: '3', SMS_SMPP_URL: 'smpp://127.0.0.1:1' },
  })
  personId = (await getOrInventPerson(t.ctx, PID)).personId
  phone = await aCitizenPhone(t)
})
afterAll(() => t.close())

const agree = async () => {
  const agreement = {
    personId,
    partyId: newId(t.ctx),
    clientId: 'gone',
    scopes: ['pid'],
    requestId: newId(t.ctx),
  }
  await transaction(t.ctx, tx => recordConsent(tx, agreement))
}

const anEndedFiling = (ctx: Ctx) => ({
  person_id: personId,
  filing_id: newId(ctx),
  request_id: newId(ctx),
  number: '0123456789',
  kind: 'nameChange' as const,
  state: 'withdrawn' as const,
  details_sealed: Buffer.from('-'),
  ending_sealed: null,
  other_id: null,
  other_answer: null,
  other_answered_at: null,
  officer_id: null,
  officer_answered_at: null,
  second_id: null,
  second_answered_at: null,
  refusal_reason: null,
  filed_at: ctx.now(),
  expires_at: ctx.now(),
  ended_at: ctx.now(),
})

const anEndedMove = (ctx: Ctx) => ({
  person_id: personId,
  move_id: newId(ctx),
  request_id: newId(ctx),
  from_house: '00000000000',
  to_house: '00000000001',
  moved_on: '2026-11-01',
  state: 'withdrawn' as const,
  registrar_reasons: [],
  head_id: null,
  head_answer: null,
  head_answered_at: null,
  officer_id: null,
  officer_answer: null,
  officer_answered_at: null,
  refusal_reason: null,
  asked_at: ctx.now(),
  expires_at: ctx.now(),
  ended_at: ctx.now(),
})
const anEndedCase = (ctx: Ctx) => {
  const caseId = newId(ctx)
  return {
    person_id: personId,
    case_id: caseId,
    request_id: newId(ctx),
    kind: 'merge' as const,
    state: 'withdrawn' as const,
    place_id: newId(ctx),
    house_code: '00000000000',
    other_house: '00000000001',
    about: '00000000000',
    is_late: false,
    told_sealed: sealTold(ctx, caseId, {}),
    officer_id: null,
    officer_answer: null,
    officer_answered_at: null,
    second_id: null,
    second_answered_at: null,
    refusal_reason: null,
    fine_satang: null,
    letter_on: null,
    asked_at: ctx.now(),
    expires_at: ctx.now(),
    ended_at: ctx.now(),
  }
}
/** The person of the test, as their phone would act. */
const asHolder = (): Ctx => ({
  ...t.ctx,
  actor: {
    kind: 'citizen',
    by: 'phone',
    personId,
    authenticatorId: personId,
    sessionId: personId,
    keyThumbprint: '',
  },
})
const signIn = async () => redeem(t, (await getCode(t)).code)

/** [kind as declared, tables that must be empty afterwards, how a row comes to be, seconds it is surely there, seconds after which it is gone] */
const kinds: [string, string[], () => Promise<unknown>, number, number][] = [
  [
    'Sealed pictures',
    ['platform.file'],
    () =>
      keepFile(t.ctx, 'test', 'image/png', new Uint8Array(8), new Date(t.ctx.now().getTime() + DAY * 1_000)),
    DAY - 1,
    DAY,
  ],
  [
    'A visitor',
    ['people.own_photo'],
    async () => keepOwnPhoto(t.ctx, personId, await drawFaceJpeg(cast[0]!, {}, { width: 480, height: 600 })),
    DAY - 1,
    DAY,
  ],
  [
    'Acceptances of attempts',
    ['consent.acceptance'],
    async () => {
      const text = (await t.request({ url: '/v1/consent/texts/terms' })).json()
      const { version, sha256 } = text as { version: string; sha256: string }
      const acceptance = { kind: 'terms' as const, version, sha256, sessionId: newId(t.ctx), channel: 'self' }
      await transaction(t.ctx, tx => recordAcceptance(tx, acceptance))
    },
    DAY,
    DAY + 1,
  ],
  [
    'Acceptances and agreements',
    ['consent.agreement'],
    async () => {
      await agree()
      await transaction(t.ctx, tx => withdrawConsents(tx, personId))
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
  [
    'Messages in the inbox',
    ['notices.notice'],
    () =>
      transaction(t.ctx, tx =>
        addNotice(tx, { personId, factId: newId(t.ctx), kind: 'exported', about: undefined }),
      ),
    YEAR,
    YEAR + 1,
  ],
  [
    'Text messages and one-time codes',
    ['messages.message', 'messages.part', 'messages.code'],
    async () => {
      const act = { to: NUMBER, purpose: 'kiosk' as const, reference: newId(t.ctx), personId }
      await transaction(t.ctx, tx => sendCode(tx, { ...act, language: 'th' }))
      await applyReceipt(t.ctx, 'smpp', { operatorId: 'x', outcome: 'delivered' })
    },
    30 * DAY - 1,
    30 * DAY + 1,
  ],
  [
    'Ended sessions',
    ['authenticators.session', 'authenticators.seen_proof', 'authenticators.passkey_challenge'],
    async () => {
      await phone.phone.call('POST', '/v1/passkey/options', { json: {} })
      await phone.phone.call('POST', '/v1/session', { json: { passcode: '27418390' } })
    },
    60,
    31 * DAY,
  ],
  [
    'Pictures, readings and attempts',
    ['proofing.session', 'proofing.evidence', 'proofing.challenge', 'proofing.claim'],
    async () => {
      const applicant = await anApplicant(t)
      await applicant.acceptTerms()
    },
    HOUR - 1,
    DAY + HOUR + 1,
  ],
  [
    'Requests to sign in',
    [
      'federation.sign_in_request',
      'federation.code',
      'federation.token',
      'federation.token_family',
      'federation.oidc_record',
    ],
    async () => {
      await signIn()
      await postForm(
        t,
        '/oidc/token',
        { grant_type: 'client_credentials', scope: 'fvs.verify' },
        { authorization: basic(demo) },
      )
    },
    DAY - 1,
    40 * DAY,
  ],
  [
    'Comparisons of faces',
    ['linkage.face_check'],
    () =>
      insertCheck(t.ctx, {
        person_key: 'k',
        id: newId(t.ctx),
        party_id: newId(t.ctx),
        client_id: 'c',
        purpose: 'benefit',
        result: 'match',
        created_at: t.ctx.now(),
      }),
    90 * DAY - 1,
    90 * DAY + 1,
  ],
  [
    'Sessions of the gateway',
    ['linkage.gateway_token', 'linkage.look'],
    async () => {
      const query = new URLSearchParams({ ConsumerSecret: demo.client_secret, AgentID: PID })
      const headers = { 'consumer-key': demo.client_id }
      await t.request({ url: `/ws/auth/validate?${query}`, headers })
      await insertLook(t.ctx, { officerId: personId, partyId: newId(t.ctx), personKey: 'k' })
    },
    DAY - 1,
    DAY + 1,
  ],
  [
    'Live faces',
    ['proofing.recent_face'],
    async () => {
      const applicant = await anApplicant(t)
      const sessionId = applicant.token.split('.')[0] ?? ''
      const face = { modelId: 'test', vector: new Float32Array(2) }
      await transaction(t.ctx, tx => rememberFace(tx, sessionId, personId, face))
    },
    HOUR - 1,
    7 * DAY + 1,
  ],
  [
    'Sessions and invitations of the portal',
    ['portal.session', 'portal.invitation'],
    () => portalCookie(t),
    8 * HOUR - 60,
    8 * HOUR + 60,
  ],
  [
    'Lines of what became',
    ['portal.trace'],
    () =>
      insertTrace(t.ctx, {
        client_id: 'c',
        id: newId(t.ctx),
        at: t.ctx.now(),
        step: 'refused',
        reason: 'pkce',
        endpoint: 'token',
      }),
    7 * DAY - 1,
    7 * DAY + 1,
  ],
  [
    'Sessions of officers',
    ['staff.session', 'staff.arrival'],
    async () => anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar),
    8 * HOUR,
    90 * DAY + 9 * HOUR,
  ],
  [
    'Bookings of quarters',
    ['staff.booking'],
    async () => {
      const { places } = (await t.request({ url: '/v1/places?kind=registry' })).json()
      const { placeId } = places[0] as { placeId: string }
      const { days } = (await t.request({ url: `/v1/places/${placeId}/slots` })).json()
      const { day, free } = days[0] as { day: string; free: string[] }
      const json = { placeId, day, time: free[0], requestId: newId(t.ctx) }
      await phone.phone.call('POST', '/v1/bookings', { json })
    },
    7 * DAY,
    22 * DAY,
  ],
  [
    'Visits to registration offices',
    ['queues.visit', 'queues.last_number'],
    () =>
      transaction(t.ctx, async tx => {
        const [placeId, day] = [newId(tx), localDay(tx.now())]
        await insertNew(tx, {
          ...{ visit_id: newId(tx), person_id: personId, request_id: newId(tx), place_id: placeId },
          ...{ matter: 'copies', quarters: 1, day, state: 'waiting' },
          number: await takeNumber(tx, placeId, day, 'B'),
        })
      }),
    59 * DAY,
    62 * DAY,
  ],
  [
    'Cases opened at a place',
    ['staff.recent_case'],
    () =>
      insertRecentCase(t.ctx, {
        event_id: newId(t.ctx),
        place_id: newId(t.ctx),
        opened_at: t.ctx.now(),
      }),
    HOUR,
    HOUR + 1,
  ],
  [
    'Photograph of the chip',
    ['counter.challenge'],
    () =>
      transaction(t.ctx, tx =>
        insertChallenge(tx, {
          case_id: newId(tx),
          id: newId(tx),
          nonce: 'n',
          turns: [],
          expires_at: tx.now(),
        }),
      ),
    DAY,
    DAY + 1,
  ],
  [
    'Wrong passcodes of cards',
    ['counter.wrong_passcode'],
    () => insertWrongPasscode(t.ctx, newId(t.ctx)),
    HOUR - 1,
    HOUR + 1,
  ],
  [
    'Wrong codes of offers',
    ['helping.wrong_code'],
    () => transaction(t.ctx, tx => insertWrongCode(tx, personId)),
    HOUR - 1,
    HOUR + 1,
  ],
  [
    'Who helped whom',
    ['helping.help'],
    () =>
      transaction(t.ctx, tx =>
        insertOffer(tx, {
          help_id: newId(tx),
          helper_id: personId,
          scopes: ['readCases'],
          minutes: 15,
          code_hash: Buffer.from('x'),
          offer_ends_at: tx.now(),
        }),
      ),
    DAY,
    DAY + 1,
  ],
  [
    'Bills that nobody paid',
    ['payments.payment'],
    async () => closePayment(t.ctx, (await aBill(t, personId)).id, { because: 'citizen', personId }),
    90 * DAY - 1,
    90 * DAY + 1,
  ],
  [
    'Payments, receipts',
    ['payments.payment', 'payments.receipt', 'payments.bank_notice'],
    async () => callBack(t, moneyFor(t, await aBill(t, personId))),
    7 * YEAR,
    8 * YEAR + 3 * DAY,
  ],
  [
    'Moves that were refused',
    ['households.move', 'households.mover'],
    () =>
      transaction(t.ctx, async tx => {
        const move = anEndedMove(tx)
        await insertMove(tx, move)
        await insertMovers(tx, move, [personId])
      }),
    YEAR,
    YEAR + 1,
  ],
  [
    'Cases about houses that were refused',
    ['households.house_case'],
    () => transaction(t.ctx, tx => insertCase(tx, anEndedCase(tx))),
    YEAR,
    YEAR + 1,
  ],
  [
    'Photographs and papers of cases about houses',
    ['households.case_file'],
    () => keepCaseFile(asHolder(), Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    DAY,
    DAY + 1,
  ],
  [
    'House codes and numbers looked up',
    ['households.look'],
    () => countLook(t.ctx, personId, t.ctx.now()),
    DAY,
    DAY + 1,
  ],
  [
    'Life events that were notified and came to nothing',
    ['life_events.filing', 'life_events.claim'],
    () =>
      transaction(t.ctx, async tx => {
        const filing = anEndedFiling(tx)
        await insertFiling(tx, filing)
        await insertClaims(tx, filing.filing_id, [`name:${personId}`])
      }),
    YEAR,
    YEAR + 1,
  ],
  [
    'That names were checked',
    ['life_events.name_check'],
    () => countCheck(t.ctx, personId, t.ctx.now()),
    DAY,
    DAY + 1,
  ],
  [
    'Links to documents',
    ['documents.share'],
    () =>
      transaction(t.ctx, tx =>
        insertShare(tx, {
          person_id: personId,
          id: newId(tx),
          document_id: newId(tx),
          token_hash: newId(tx),
          created_at: tx.now(),
          expires_at: tx.now(),
          ended_at: null,
          opened: 0,
          last_opened_at: null,
        }),
      ),
    YEAR - 1,
    YEAR + 1,
  ],
  ['History of use', ['audit.access'], signIn, 2 * YEAR, 2 * YEAR + 2 * DAY],
  [
    'Documents that were issued',
    ['documents.document'],
    async () => {
      const both = { th: 'ก', en: 'a' }
      const record = {
        agency: both,
        title: both,
        formCode: '',
        holder: { name: both, citizenNumber: null },
        rows: [{ label: both, value: both }],
      }
      const issuer = { kind: 'service', id: 'test' } as const
      await issueDocument(t.ctx, {
        personId,
        kind: 'statement',
        record,
        language: 'th',
        legalBasis: both,
        issuer,
      })
    },
    10 * YEAR,
    11 * YEAR + 1,
  ],
  [
    'The last good answer',
    ['services.kept_answer'],
    async () => {
      const service = getService(t.ctx, 'treatment-right')
      await keepAnswer(
        t.ctx,
        { personId, service, form: {}, needsPermission: false },
        { notices: [], rows: [], tables: [], bills: [] },
      )
    },
    31 * DAY - 1,
    31 * DAY,
  ],
  [
    'Things that are due',
    ['services.due'],
    async () => {
      await switchOn(t.ctx, personId, { serviceId: 'id-card-expiry', typed: {} })
      const [reminder] = await listReminders(t.ctx, personId)
      if (!reminder) throw new Error('not switched on')
      const thing = { key: 'card', dueOn: localDay(t.ctx.now()), rows: [] }
      await transaction(t.ctx, tx => replaceDue(tx, reminder, [thing]))
    },
    90 * DAY,
    91 * DAY,
  ],
  [
    'What a person sent to agencies',
    ['services.application', 'services.application_step', 'services.attachment'],
    async () => {
      const applicationId = newId(t.ctx)
      const ofPerson = { personId, serviceId: 'public-transport-complaint' }
      const { id: photos } = await attach(t.ctx, { ...ofPerson, bytes: Buffer.from([0xff, 0xd8, 0xff, 0]) })
      const typed = {
        ...{ vehicle: 'BUS', story: 'ช้า', telephone: '0812345678', photos },
        happenedOn: t.ctx.now().toISOString().slice(0, 10),
      }
      await sendApplication(t.ctx, { ...ofPerson, isVisitor: false, applicationId, typed, shown: {} })
      const row = await findApplication(t.ctx, personId, applicationId)
      if (row) await endUnsent(t.ctx, row, 'undelivered')
    },
    2 * YEAR - DAY,
    2 * YEAR + DAY,
  ],
  [
    'What somebody without an account sent',
    ['services.application', 'services.attachment'],
    async () => {
      const visitorId = newId(t.ctx)
      const ofVisitor = { personId: visitorId, serviceId: 'city-fault' }
      const { id: photos } = await attach(t.ctx, { ...ofVisitor, bytes: Buffer.from([0xff, 0xd8, 0xff, 0]) })
      const typed = { problem: 'ROAD', place: '13.75633, 100.50177', story: 'หลุม', photos }
      await sendApplication(t.ctx, {
        ...ofVisitor,
        isVisitor: true,
        applicationId: visitorId,
        typed,
        shown: {},
      })
    },
    180 * DAY - 1,
    180 * DAY,
  ],
  [
    'Which service a payment came from',
    ['services.bill'],
    async () => {
      await sql`insert into services.bill (payment_id, person_id, service_id, form_sealed, created_at)
        values (${newId(t.ctx)}, ${personId}, 'vehicle-tax', ${Buffer.alloc(1)}, ${t.ctx.now()})`.execute(
        t.ctx.db,
      )
    },
    2 * YEAR - DAY,
    2 * YEAR + DAY,
  ],
  [
    'What a person lets a service see',
    ['services.permission'],
    async () => {
      const service = getService(t.ctx, 'treatment-right')
      await givePermission(t.ctx, personId, service, describePermission(service)?.sha256 ?? '')
      await withdrawPermission(t.ctx, personId, service.id)
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
  [
    'Tokens that open a mini-app',
    ['mini_apps.m_token', 'mini_apps.virtual_card'],
    async () => {
      const app = await aMiniApp(t)
      await makeToken(t.ctx, { app_id: app.appId, version: 1, personId })
      const expiresAt = new Date(t.ctx.now().getTime() + 120_000)
      const card = { personId, appId: app.appId, expiresAt, docName: 'a', fullName: 'b' }
      await transaction(t.ctx, tx => makeCard(tx, card))
    },
    119,
    121,
  ],
  [
    'That a mini-app wrote',
    ['mini_apps.push'],
    async () => {
      const app = await aMiniApp(t)
      const holder = holderOf(t, { ...phone, token: await freshToken() }, app)
      await holder.allow()
      const server = await aMiniAppServer(t, app)
      const { result } = (await server.exchange(await holder.mToken())).json()
      await server.push([{ userId: result.userId, message: 'x' }])
    },
    2 * DAY - 1,
    2 * DAY + 1,
  ],
  [
    'What a person lets a mini-app see',
    ['mini_apps.permission'],
    async () => {
      const app = await aMiniApp(t)
      const holder = holderOf(t, { ...phone, token: await freshToken() }, app)
      await holder.allow()
      await holder.withdraw()
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
]

/** The session of the beginning has long ended by now. */
async function freshToken(): Promise<string> {
  const opened = await phone.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
  return (opened.json() as { accessToken: string }).accessToken
}

const rowsOf = async (tables: string[]) => {
  const counts = await Promise.all(
    tables.map(table => sql<{ n: string }>`select count(*) n from ${sql.table(table)}`.execute(t.ctx.db)),
  )
  return counts.map(count => Number(count.rows[0]?.n))
}

test.each(kinds)('%s', async (_kind, tables, make, there, gone) => {
  await sql`truncate ${sql.join(tables.map(table => sql.table(table)))} cascade`.execute(t.ctx.db)
  await make()
  await t.settle()
  const [made] = await rowsOf(tables)
  expect(made).toBeGreaterThan(0)
  t.clock.advance(there)
  await eraseOutlived(t.ctx, t.modules)
  expect((await rowsOf(tables))[0]).toBe(made)
  t.clock.advance(gone - there)
  await eraseOutlived(t.ctx, t.modules)
  expect(await rowsOf(tables)).toEqual(tables.map(() => 0))
})

test('each kind that says it is erased is shown here', () => {
  const declared = t.modules.flatMap(module => module.retains ?? []).filter(kind => kind.erase)
  expect(declared.filter(({ what }) => !kinds.some(([name]) => what.startsWith(name)))).toEqual([])
  expect(declared).toHaveLength(kinds.length)
})

test('one kind that fails does not keep the others', async () => {
  await keepFile(t.ctx, 'test', 'image/png', new Uint8Array(8), t.ctx.now())
  const failing = {
    name: 'failing',
    retains: [{ what: '', keep: '', why: '', erase: () => Promise.reject(new Error('no')) }],
  }
  await eraseOutlived(t.ctx, [failing, ...t.modules])
  expect(await rowsOf(['platform.file'])).toEqual([0])
})
