// One case model, one set of steps; a channel is a list of them and the level they earn. Nothing else differs.
import type { CaseRow, Channel } from './tables.ts'

/** Steps of a case. Each is done when its fact stands in the row; there is no other way past it (A61). */
const steps = {
  identify: (c: CaseRow) => c.identified_at !== null,
  card: (c: CaseRow) => c.card_at !== null,
  finger: (c: CaseRow) => c.finger_at !== null,
  face: (c: CaseRow) => c.face_at !== null,
  attest: (c: CaseRow) => c.attested_at !== null,
  confirm: (c: CaseRow) => c.confirmed_at !== null,
  phone: (c: CaseRow) => c.phone_at !== null,
  signIn: (c: CaseRow) => c.identified_at !== null,
  ticket: (c: CaseRow) => c.status === 'bindPending' || c.status === 'bound',
  bind: (c: CaseRow) => c.status === 'bound',
} as const
export type StepKey = keyof typeof steps

type Definition = {
  steps: readonly StepKey[]
  /** Works with an officer; a kiosk works alone. */
  staffed: boolean
  /** How the finished case reaches the person's phone; `session`: it began there. */
  by: 'ticket' | 'code' | 'session'
  method: string
  earns: (c: CaseRow) => string
}

// IAL 2.3: the chip or the newest card, the register, and a biometric comparison (tangrat 4.2). 2.1: no card at all.
const chipNeeded = (c: CaseRow) => (c.card_by_chip ? '2.3' : '2.1')
// The provider's word on the level, and never more than this phone would earn by itself: as text the numbers stand in their order.
const asVouchedFor = ({ ial }: CaseRow) => (ial === null || ial > '2.3' ? '2.3' : ial)

export const channels: Record<Channel, Definition> = {
  registrar: {
    steps: ['identify', 'card', 'finger', 'attest', 'ticket', 'bind'],
    staffed: true,
    by: 'ticket',
    method: 'registrarFinger',
    earns: () => '2.3',
  },
  field: {
    steps: ['identify', 'card', 'finger', 'attest', 'ticket', 'bind'],
    staffed: true,
    by: 'ticket',
    method: 'fieldFinger',
    earns: () => '2.3',
  },
  kiosk: {
    steps: ['card', 'face', 'confirm', 'ticket', 'bind'],
    staffed: false,
    by: 'ticket',
    method: 'kioskChipFace',
    earns: chipNeeded,
  },
  boonterm: {
    steps: ['card', 'face', 'confirm', 'phone', 'bind'],
    staffed: false,
    by: 'code',
    method: 'boontermChipFace',
    earns: chipNeeded,
  },
  post: {
    steps: ['card', 'face', 'attest', 'confirm', 'phone', 'bind'],
    staffed: true,
    by: 'code',
    method: 'postChipFace',
    earns: chipNeeded,
  },
  shop: {
    steps: ['identify', 'card', 'face', 'phone', 'bind'],
    staffed: true,
    by: 'code',
    method: 'shopChipFace',
    earns: chipNeeded,
  },
  thaid: {
    steps: ['signIn', 'bind'],
    staffed: false,
    by: 'session',
    method: 'thaidSignIn',
    earns: asVouchedFor,
  },
}

/** The first step that is not done. */
export const stepOf = (row: CaseRow): StepKey =>
  channels[row.channel].steps.find(step => !steps[step](row)) ?? 'bind'
