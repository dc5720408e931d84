// The ordered list of modules. This order is the architecture: a module may use those above it in this list.
import { people } from './modules/people/index.ts'
import { consent } from './modules/consent/index.ts'
import { notices } from './modules/notices/index.ts'
import { messages } from './modules/messages/index.ts'
import { biometrics } from './modules/biometrics/index.ts'
import { authenticators } from './modules/authenticators/index.ts'
import { proofing } from './modules/proofing/index.ts'
import { parties } from './modules/parties/index.ts'
import { federation } from './modules/federation/index.ts'
import { linkage } from './modules/linkage/index.ts'
import { staff } from './modules/staff/index.ts'
import { queues } from './modules/queues/index.ts'
import { counter } from './modules/counter/index.ts'
import { payments } from './modules/payments/index.ts'
import { documents } from './modules/documents/index.ts'
import { households } from './modules/households/index.ts'
import { lifeEvents } from './modules/life-events/index.ts'
import { card } from './modules/card/index.ts'
import { services } from './modules/services/index.ts'
import { miniApps } from './modules/mini-apps/index.ts'
import { portal } from './modules/portal/index.ts'
import { audit } from './modules/audit/index.ts'
import { helping } from './modules/helping/index.ts'
import { privacy } from './modules/privacy/index.ts'
import { welcome } from './modules/welcome/index.ts'
import type { Module } from './platform/module.ts'

export const modules: readonly Module[] = [
  people,
  consent,
  notices,
  messages,
  biometrics,
  authenticators,
  proofing,
  parties,
  federation,
  linkage,
  staff,
  queues,
  counter,
  payments,
  documents,
  households,
  lifeEvents,
  card,
  services,
  miniApps,
  portal,
  audit,
  helping,
  privacy,
  welcome,
]
