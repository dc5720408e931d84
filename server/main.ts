// Starts everything: settings → database → migrations → modules → HTTP, then says one line that it is ready.

import { modules } from './modules.ts'
import { openDatabase } from './platform/database.ts'
import { readSettings } from './platform/settings.ts'
import { startSystem } from './platform/system.ts'

const settings = readSettings()
const database = await openDatabase(settings)
const system = await startSystem({ settings, modules, database })
await system.app.listen({ host: settings.host, port: settings.port })
process.stdout.write(`Tuaton is ready: ${settings.origin}\n`)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    system.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
