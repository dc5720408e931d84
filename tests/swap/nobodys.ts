// Names that are nobody's: what all people share, what whoever asks chooses, and secrets that are themselves the right to use them.

/** A line holds for its address and everything below it, unless a longer one says something else. */
export type Nobodys = { at: string; names: readonly string[]; why: string }

const common: Nobodys[] = [
  { at: '/v1/consent/texts/:kind', names: ['kind'], why: 'texts that everybody agrees to' },
  { at: '/v1/places/:id/slots', names: ['id'], why: 'a place, for all to see' },
  { at: '/v1/queues/places/:id/times', names: ['id'], why: 'a place, for all to see' },
  { at: '/v1/me/visits/:id', names: ['paper'], why: 'a kind of paper, as every matter lists them' },
  { at: '/v1/me/visits', names: ['placeId'], why: 'a place, for all to see' },
  { at: '/v1/bookings', names: ['placeId'], why: 'a place, for all to see' },
  { at: '/v1/helping/:id/bookings', names: ['placeId'], why: 'a place, for all to see' },
  { at: '/v1/services/:id', names: ['id', 'field'], why: 'a service of the catalogue' },
  {
    at: '/portal/console/agencies/tell-again',
    names: ['serviceId'],
    why: 'a service of the catalogue; operators look after all of them',
  },
  {
    at: '/v1/me/services/:id',
    names: ['id', 'field'],
    why: 'a service of the catalogue; the person is of the session',
  },
  { at: '/v1/me/favourite-services/:id', names: ['id'], why: 'a service of the catalogue' },
  {
    at: '/v1/agencies/:agency/changed',
    names: ['agency', 'reference'],
    why: 'a ring: nothing is told, whatever it names',
  },
  { at: '/v1/mini-apps/:id', names: ['id', 'picture'], why: 'a mini-app that is published' },
  {
    at: '/mini-apps/:id/:version/frame',
    names: ['id', 'version'],
    why: 'the frame of a mini-app, the same for all',
  },
  {
    at: '/v1/me/permissions/:clientId',
    names: ['clientId'],
    why: 'an organisation; the permission is of the session',
  },
  {
    at: '/v1/me/mini-apps/:id',
    names: ['id'],
    why: 'a mini-app: published, or in the sandbox a draft that anybody tries',
  },
  { at: '/v1/me/demo-bills/:id', names: ['id'], why: 'one of a few invented bills that everybody has' },
  {
    at: '/v1/me/moves',
    names: ['houseCode'],
    why: 'a house: its address is told, counted, and nobody in it',
  },
  {
    at: '/v1/payments/billers/:billerId',
    names: ['billerId'],
    why: 'a biller; its word is signed with its key',
  },
  {
    at: '/v1/treasury/billers/:billerId/days/:day',
    names: ['billerId', 'day'],
    why: 'the books, for every treasurer',
  },
  {
    at: '/v1/documents/check',
    names: ['code'],
    why: 'the code printed on a document, for whoever holds the paper',
  },
  {
    at: '/v1/sandbox/people/:personId',
    names: ['personId'],
    why: 'invented people, only while the sandbox is on',
  },
  ...['sign-in', 'fonts', 'mini-apps', 'portal'].map(folder => ({
    at: `/assets/${folder}/:file`,
    names: ['file'],
    why: 'a file of ours',
  })),
  { at: '/cportal/sdk/iu/:generation/:file', names: ['generation', 'file'], why: 'a file of ours' },
]

const chosen: Nobodys[] = [
  { at: '/v1/me/visits', names: ['requestId'], why: 'chosen by who asks, and known with the person only' },
  {
    at: '/v1/queues/numbers',
    names: ['requestId'],
    why: 'chosen by the terminal, and known at its place only',
  },
  { at: '/v1/bookings', names: ['requestId'], why: 'chosen by who asks, and known with their phone only' },
  {
    at: '/v1/helping/:id/bookings',
    names: ['requestId'],
    why: 'chosen by who asks, and known with the help only',
  },
  {
    at: '/v1/me/house-cases',
    names: ['requestId'],
    why: 'chosen by who asks, and known with the person only',
  },
  {
    at: '/v1/me/life-events',
    names: ['requestId'],
    why: 'chosen by who asks, and known with the person only',
  },
  { at: '/v1/me/moves', names: ['requestId'], why: 'chosen by who asks, and known with the person only' },
  { at: '/v1/counter/cases/:id', names: ['stepId'], why: 'chosen by who asks, and known with the case only' },
  { at: '/v1/kiosk/cases/:id', names: ['stepId'], why: 'chosen by who asks, and known with the case only' },
]

const typed: Nobodys[] = [
  {
    at: '/v1/me/life-events',
    names: ['otherNumber', 'noticeNumber'],
    why: 'who is to say yes as well, told nothing until they do; the hospital’s notice, asked of the hospital',
  },
  {
    at: '/v1/queues/arrivals',
    names: ['reference'],
    why: 'of a visit at the place of the terminal, as its person shows it',
  },
  { at: '/v1/me/visits', names: ['code'], why: 'what hangs at the place, for who stands there' },
  {
    at: '/v1/households/cases/:id',
    names: ['houseNumber', 'personId'],
    why: 'the number that the registrar gives a house; one of those whom the case concerns, asked of the case',
  },
  {
    at: '/v1/staff',
    names: ['citizenNumber', 'placeId'],
    why: 'who is to work where; whose place it is, is asked of the role',
  },
  {
    at: '/v1/counter/cases/:id',
    names: ['citizenNumber', 'requestNumber', 'laserCode'],
    why: 'of the card on the counter',
  },
  { at: '/v1/kiosk/cases/:id', names: ['citizenNumber', 'requestNumber'], why: 'of the chip in the reader' },
  { at: '/v1/terminal/card', names: ['citizenNumber', 'requestNumber'], why: 'of the chip in the reader' },
  { at: '/v1/proofing', names: ['citizenNumber'], why: 'their own, typed; alone it opens nothing' },
  { at: '/v1/counter/bookings/arrival', names: ['reference'], why: 'of today at the place of the terminal' },
]

const secrets: Nobodys[] = [
  { at: '/v1/sign-in/claim', names: ['ticket'], why: 'shown on a screen, of half a minute' },
  {
    at: '/v1/bookings/cancel',
    names: ['placeId', 'reference'],
    why: 'the slip of a booking: whoever holds it gives it back',
  },
  {
    at: '/v1/messages',
    names: ['messageId', 'secret'],
    why: 'known to the operator that carries the message',
  },
  { at: '/v1/me/passkeys', names: ['id', 'rawId'], why: 'of a credential that signs with them' },
  { at: '/v1/passkey/session', names: ['id', 'rawId'], why: 'of a credential that signs with them' },
  {
    at: '/v1/sign-in/requests/:id/approve',
    names: ['id', 'rawId', 'number'],
    why: 'of a credential that signs with them; two digits of the other screen',
  },
  { at: '/v1/staff/terminal', names: ['code'], why: 'an invitation, good once' },
  { at: '/staff/callback', names: ['code'], why: 'good once, in the browser that began' },
  { at: '/portal/callback', names: ['code'], why: 'good once, in the browser that began' },
  { at: '/portal/join/:secret', names: ['secret'], why: 'an invitation, good once' },
  {
    at: '/v1/proofing',
    names: ['ticket', 'code'],
    why: 'shown on a screen to whoever stands before it, with their number',
  },
  { at: '/v1/counter/scan', names: ['ticket'], why: 'shown on the phone to the counter it is held up to' },
  {
    at: '/v1/terminal/card-session',
    names: ['reading'],
    why: 'of the chip that this terminal has just read',
  },
  {
    at: '/v1/queues/wall',
    names: ['token'],
    why: 'a link that the desk of a place gave to its screen, until its end',
  },
  {
    at: '/v1/queues/turn',
    names: ['code'],
    why: 'on the slip of a number, for whoever holds it, until the end of the day',
  },
  { at: '/v1/documents/shared', names: ['token'], why: 'a link that its owner gave away, until its end' },
  { at: '/virtual-card/:code', names: ['code'], why: 'a QR of minutes for whoever it is shown to' },
  { at: '/v1/me/helpers', names: ['code'], why: 'an offer of ten minutes, shown to who is helped' },
]

export const nobodys: Nobodys[] = [...common, ...chosen, ...typed, ...secrets]
