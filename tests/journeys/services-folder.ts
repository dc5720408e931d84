// The definitions in a folder of a journey's own, open at any hour: a journey runs at night as well.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

type Hours = { days: number[]; from: string; to: string }[]

/** `closed`: agencies with hours of their own, by their id. */
export function openServices(closed: Record<string, Hours> = {}): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'tuaton-services-')), 'services')
  cpSync('services', folder, { recursive: true })
  for (const agency of readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    for (const file of readdirSync(join(folder, agency.name)).filter(name => name !== 'openapi.yaml')) {
      const path = join(folder, agency.name, file)
      const { hours: _hours, maintenance: _rest, ...always } = parse(readFileSync(path, 'utf8'))
      const hours = file === 'agency.yaml' ? closed[agency.name] : undefined
      writeFileSync(
        path,
        stringify({ ...always, ...(hours ? { hours } : {}) }, { aliasDuplicateObjects: false }),
      )
    }
  return folder
}
