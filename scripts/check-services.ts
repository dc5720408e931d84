// Every definition in services/: its schema, its contract, and that each name in it leads somewhere; each fault in words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadServices } from '../server/modules/services/load.ts'

const { services, agencies } = loadServices('services')
const wrong: string[] = []
for (const { id, contract } of agencies)
  for (const operation of contract.operations)
    for (const place of [...operation.answers.values(), ...(operation.body ? [operation.body] : [])])
      try {
        contract.holds(place, {})
      } catch (error) {
        wrong.push(`${id}/openapi.yaml ${place}: ${error instanceof Error ? error.message : error}`)
      }
for (const { id, agency } of services)
  if (
    !readFileSync(join('services', agency.id, `${id}.yaml`), 'utf8').startsWith(
      '# yaml-language-server: $schema=',
    )
  )
    wrong.push(`${agency.id}/${id}.yaml: its first line names its schema, for the editor`)
for (const line of wrong) console.error(line)
process.exit(wrong.length > 0 ? 1 : 0)
