// A sender as a program of its own, to be killed in the middle: it takes what is due at the test's time, and sends.
import { createVault, loadMasterKey } from '../../platform/crypto.ts'
import { connect } from '../../platform/database.ts'
import { createLog } from '../../platform/log.ts'
import { readSettings } from '../../platform/settings.ts'
import { sendDue } from './send.ts'

const settings = readSettings()
const { db } = connect(JSON.parse(process.env.TEST_CONNECTION ?? '{}'), 2)
await sendDue({
  db,
  actor: { kind: 'system' },
  now: () => new Date(process.env.TEST_NOW ?? ''),
  settings,
  vault: createVault(loadMasterKey(undefined, settings.dataFolder)),
  log: createLog('silent'),
  requestId: 'dying',
  inTransaction: false,
})
