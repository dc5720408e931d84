// A server as a program of its own, to be killed in the middle: it hears callbacks at the test's time, several at once.
import { readFileSync } from 'node:fs'
import type { Ctx } from '../../platform/context.ts'
import { createVault, loadMasterKey } from '../../platform/crypto.ts'
import { connect } from '../../platform/database.ts'
import { createLog } from '../../platform/log.ts'
import { readSettings } from '../../platform/settings.ts'
import { hearBank } from './calls.ts'

const settings = readSettings()
const { db } = connect(JSON.parse(process.env.TEST_CONNECTION ?? '{}'), 6)
const ctx: Ctx = {
  db,
  actor: { kind: 'system' },
  now: () => new Date(process.env.TEST_NOW ?? ''),
  settings,
  vault: createVault(loadMasterKey(undefined, settings.dataFolder)),
  log: createLog('silent'),
  requestId: 'dying',
  inTransaction: false,
}
const calls = readFileSync(process.env.TEST_CALLS ?? '', 'utf8').split('\n')
const hear = async () => {
  for (let call = calls.shift(); call; call = calls.shift()) {
    await hearBank(ctx, call)
    process.stdout.write('.')
  }
}
await Promise.all(Array.from({ length: 6 }, hear))
await db.destroy()
