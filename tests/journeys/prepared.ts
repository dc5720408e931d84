// Once for all journeys: a system that has migrated and been filled. Each then starts on a copy of it, in a third of the time.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openScratch } from '../scratch.ts'
import { startSystem } from './server.ts'

export default async function prepareSystem() {
  const erase = openScratch()
  const system = await startSystem()
  const code = await system.end()
  if (code !== 0) throw new Error(`The system ended with ${code}:\n${system.log.join('')}`)
  process.env.PREPARED_SYSTEM = system.folder
  if (system.databaseName) process.env.PREPARED_DATABASE = system.databaseName
  const films = mkdtempSync(join(tmpdir(), 'tuaton-films-'))
  process.env.PREPARED_FILMS = films
  return async () => {
    await system.erase()
    erase()
  }
}
