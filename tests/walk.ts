// `npm run walk -- registration`: walks a journey in a real browser against a freshly started system and leaves its pictures. A name of
// several walks them all.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const journeys = readdirSync('tests/journeys')
  .filter(file => file.endsWith('.spec.ts'))
  .map(file => file.replace('.spec.ts', ''))
/** Everything that a citizen does with services, each part in a file of its own. */
const groups: Record<string, string[]> = {
  services: ['services', 'every-service', 'service-lives', 'inbox', 'payments', 'move', 'documents'],
}
const journey = process.argv[2] ?? ''
const walked = groups[journey] ?? [journey]
if (!walked.every(name => journeys.includes(name))) {
  process.stderr.write(`Which journey? ${journeys.join(', ')}\n`)
  process.exit(2)
}
const pictures = join('pictures', journey)
rmSync(pictures, { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', ...walked.map(name => `/${name}.spec`)],
  {
    stdio: 'inherit',
    env: { ...process.env, PICTURES: pictures },
  },
)
process.stdout.write(`Pictures: ${pictures}\n`)
process.exit(status ?? 1)
