// The card reader on the project's own specimens: draws a folder of photographs, then reads it as any other.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'tuaton-specimens-'))
const people = process.argv[2] ?? '12'
try {
  run('bench/card-specimens.ts', '--dir', folder, '--people', people)
  run('bench/card.ts', '--dir', folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(...args: string[]) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}`)
}
