// `npm run db:reset`: forgets everything the sandbox holds on this machine. The next start makes a fresh country.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../server/platform/settings.ts'

const { dataFolder, sandbox, databaseUrl } = readSettings()
if (!sandbox || databaseUrl) throw new Error('Only the embedded database of a sandbox can be reset')
if (existsSync(join(dataFolder, 'postgres', 'postmaster.pid')))
  throw new Error('The system is running: stop it first')
rmSync(dataFolder, { recursive: true, force: true })
process.stdout.write(`${dataFolder} is empty\n`)
