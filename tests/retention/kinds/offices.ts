// What offices and helpers keep of people: sessions of officers, bookings, visits, cases at a place.

import { insertWrongPasscode } from '../../../server/modules/counter/no-phone/store.ts'
import { insertChallenge } from '../../../server/modules/counter/store.ts'
import { insertOffer, insertWrongCode } from '../../../server/modules/helping/store.ts'
import { insertPaperFile } from '../../../server/modules/queues/paper-store.ts'
import { insertWall, takeNumber } from '../../../server/modules/queues/store.ts'
import { insertNew } from '../../../server/modules/queues/visits/book.ts'
import { insertRecentCase } from '../../../server/modules/staff/finder/store.ts'
import { keepAttachment } from '../../../server/platform/attachments.ts'
import { newId, transaction } from '../../../server/platform/context.ts'
import { localDay } from '../../../shared/opening-hours.ts'
import { anOfficer, aTerminal, staffNumbers } from '../../staff.ts'
import { DAY, HOUR, type Kind } from '../kind.ts'

export const officeKinds: Kind[] = [
  [
    'Sessions of officers',
    ['staff.session', 'staff.arrival'],
    async ({ t }) => anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar),
    8 * HOUR,
    90 * DAY + 9 * HOUR,
  ],
  [
    'Bookings of quarters',
    ['staff.booking'],
    async ({ t, phone }) => {
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
    ({ t, personId }) =>
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
    'Photographs and files of papers shown ahead of a visit',
    ['queues.paper_file'],
    ({ t, personId }) =>
      transaction(t.ctx, async tx => {
        const [visitId, day] = [newId(tx), localDay(tx.now())]
        await insertNew(tx, {
          ...{ visit_id: visitId, person_id: personId, request_id: newId(tx), place_id: newId(tx) },
          ...{ matter: 'name', quarters: 2, day, state: 'booked' },
        })
        await insertPaperFile(tx, {
          ...{ person_id: personId, visit_id: visitId, paper: 'houseBook' },
          ...(await keepAttachment(tx, 'visit-paper', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff]))),
        })
      }),
    HOUR,
    2 * DAY,
  ],
  [
    'Links of the screens on the walls',
    ['queues.wall'],
    ({ t, personId }) =>
      transaction(t.ctx, tx =>
        insertWall(tx, {
          ...{ wall_id: newId(tx), place_id: newId(tx), token_hash: newId(tx), made_by: personId },
          ...{ made_at: tx.now(), ended_at: tx.now() },
        }),
      ),
    60 * DAY - 1,
    61 * DAY,
  ],
  [
    'Cases opened at a place',
    ['staff.recent_case'],
    ({ t }) =>
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
    ({ t }) =>
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
    ({ t }) => insertWrongPasscode(t.ctx, newId(t.ctx)),
    HOUR - 1,
    HOUR + 1,
  ],
  [
    'Wrong codes of offers',
    ['helping.wrong_code'],
    ({ t, personId }) => transaction(t.ctx, tx => insertWrongCode(tx, personId)),
    HOUR - 1,
    HOUR + 1,
  ],
  [
    'Who helped whom',
    ['helping.help'],
    ({ t, personId }) =>
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
]
