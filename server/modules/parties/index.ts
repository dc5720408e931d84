import { defineModule } from '../../platform/module.ts'
import { prepareDemoClients } from './demo-clients.ts'

export {
  type ClientStatus,
  changeClient,
  findAnyClient,
  listClients,
  rotateSecret,
  setClientStatus,
  setRehearsing,
  setStage,
} from './change-client.ts'
export type { Client } from './clients.ts'
export {
  allowDialect,
  describeClient,
  describeParty,
  findClient,
  findClientToVerify,
  registerClient,
  registerParty,
  verifyClientSecret,
  verifyParty,
} from './clients.ts'
export { ALL_SCOPES, readDemoClients } from './demo-clients.ts'
export { type NewOidcMetadata, OidcMetadata } from './oidc-metadata.ts'
export { hasRight } from './rights.ts'
export { listPartyNames } from './store.ts'
export type { Switches } from './switches.ts'
export type { Dialect, Stage } from './tables.ts'
export { addTester, forgetTester, isTester } from './testers.ts'

export const parties = defineModule({
  name: 'parties',
  migrations: new URL('./migrations/', import.meta.url),
  start: prepareDemoClients,
})
