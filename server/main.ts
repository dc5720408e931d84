// Starts everything: settings → database → migrations → modules → web apps → HTTP, then says one line that it is ready.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { buildWeb } from '../scripts/build-web.ts'
import { peripheralsOf } from './modules/staff/index.ts'
import { modules } from './modules.ts'
import { openDatabase } from './platform/database.ts'
import { readSettings } from './platform/settings.ts'
import { serveApp } from './platform/static.ts'
import { startSystem } from './platform/system.ts'

const settings = readSettings()
const root = join(import.meta.dirname, '..')
const [database] = await Promise.all([openDatabase(settings), buildWeb()])
const system = await startSystem({ settings, modules, database })
const paths = settings.sandbox
  ? ['app', 'counter', 'verify', 'turn', 'specimen', 'design']
  : ['app', 'counter', 'verify', 'turn']
for (const path of paths) {
  const folder = join(root, 'dist/web', path === 'app' ? 'citizen' : path)
  // A counter's page speaks to the card reader and the fingerprint scanner of its own machine, and to nobody else.
  const connects = path === 'counter' ? Object.values(peripheralsOf(settings)) : []
  await serveApp(system.app, { path, folder, connects })
}
await system.app.listen({ host: settings.host, port: settings.port })
const outside = settings.sandbox ? await startOutside() : undefined
// Before the line that says we are ready: whoever reads it may end us at once.
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  // A connection that will not end must not keep the process: the supervisor would kill it harder.
  setTimeout(() => process.exit(1), 25_000).unref()
  if (outside?.connected) outside.disconnect()
  await system.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
const sandboxApps = settings.sandbox
  ? `  counter ${settings.origin}/counter/  specimen ${settings.origin}/specimen/  hospital ${settings.outside}/  bank ${settings.outside}/bank  desk ${settings.outside}/desk  phone ${settings.outside}/phone  agencies ${settings.outside}/agencies`
  : ''
process.stdout.write(`Tuaton is ready: ${settings.origin}/  citizen ${settings.origin}/app/${sandboxApps}\n`)

/** The sandbox's outside world is a program of its own; it ends when the channel to us closes. */
async function startOutside() {
  const child = fork(join(root, 'sandbox/main.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      TUATON_OUTSIDE: settings.outside,
      TUATON_ORIGIN: settings.origin,
      TUATON_DATA: settings.dataFolder,
      TUATON_SERVICES: settings.servicesFolder,
    },
  })
  await new Promise(resolve => {
    child.once('message', resolve)
    child.once('exit', resolve)
  })
  return child
}
