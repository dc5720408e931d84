// What the register keeps of what was asked of it: moves, cases about houses, life events, documents.
import { issueDocument } from '../../../server/modules/documents/index.ts'
import { insertShare } from '../../../server/modules/documents/store.ts'
import { keepCaseFile } from '../../../server/modules/households/cases/files.ts'
import { insertCase } from '../../../server/modules/households/cases/store.ts'
import { sealTold } from '../../../server/modules/households/cases/told.ts'
import { countLook, insertMove, insertMovers } from '../../../server/modules/households/store.ts'
import { countCheck, insertClaims, insertFiling } from '../../../server/modules/life-events/store.ts'
import { type Ctx, newId, transaction } from '../../../server/platform/context.ts'
import { DAY, type Kind, type World, YEAR } from '../kind.ts'

const anEndedFiling = (ctx: Ctx, personId: string) => ({
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

const anEndedMove = (ctx: Ctx, personId: string) => ({
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
const anEndedCase = (ctx: Ctx, personId: string) => {
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
    hearing_by: null,
    hearing_at: null,
    facts_sealed: null,
    reasons_sealed: null,
    asked_at: ctx.now(),
    expires_at: ctx.now(),
    ended_at: ctx.now(),
  }
}

/** The person of the test, as their phone would act. */
const asHolder = ({ t, personId }: World): Ctx => ({
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

export const registerKinds: Kind[] = [
  [
    'Moves that were refused',
    ['households.move', 'households.mover'],
    ({ t, personId }) =>
      transaction(t.ctx, async tx => {
        const move = anEndedMove(tx, personId)
        await insertMove(tx, move)
        await insertMovers(tx, move, [personId])
      }),
    YEAR,
    YEAR + 1,
  ],
  [
    'Cases about houses that were refused',
    ['households.house_case'],
    ({ t, personId }) => transaction(t.ctx, tx => insertCase(tx, anEndedCase(tx, personId))),
    YEAR,
    YEAR + 1,
  ],
  [
    'Photographs and papers of cases about houses',
    ['households.case_file'],
    world => keepCaseFile(asHolder(world), Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    DAY,
    DAY + 1,
  ],
  [
    'House codes and numbers looked up',
    ['households.look'],
    ({ t, personId }) => countLook(t.ctx, personId, t.ctx.now()),
    DAY,
    DAY + 1,
  ],
  [
    'Life events that were notified and came to nothing',
    ['life_events.filing', 'life_events.claim'],
    ({ t, personId }) =>
      transaction(t.ctx, async tx => {
        const filing = anEndedFiling(tx, personId)
        await insertFiling(tx, filing)
        await insertClaims(tx, filing.filing_id, [`name:${personId}`])
      }),
    YEAR,
    YEAR + 1,
  ],
  [
    'That names were checked',
    ['life_events.name_check'],
    ({ t, personId }) => countCheck(t.ctx, personId, t.ctx.now()),
    DAY,
    DAY + 1,
  ],
  [
    'Links to documents',
    ['documents.share'],
    ({ t, personId }) =>
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
  [
    'Documents that were issued',
    ['documents.document'],
    async ({ t, personId }) => {
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
]
