// Writes the references that are made from the source; with --check it fails when one of them has drifted.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Agency, Order } from '../server/modules/services/definition/agency.ts'
import { Service } from '../server/modules/services/definition/service.ts'
import { modules } from '../server/modules.ts'
import { knownEvents } from '../server/platform/events.ts'
import { knownFailures } from '../server/platform/failures.ts'
import type { Module } from '../server/platform/module.ts'
import { describeApi } from '../server/platform/openapi.ts'
import { platformModule } from '../server/platform/system.ts'

const all: readonly Module[] = [platformModule({ ready: true }, () => all), ...modules]
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
const made = '<!-- Made by `node scripts/generate.ts`; do not edit. -->\n'

const documents: Record<string, string> = {
  'docs/access.md': `${made}\n# Who may call what\n\n${table(
    ['method', 'path', 'access', 'module', 'what it does'],
    all.flatMap(module => [
      ...(module.routes ?? []).map(route => [
        route.method.toUpperCase(),
        `\`${route.path}\``,
        `**${route.access}**`,
        module.name,
        route.summary,
      ]),
      ...(module.mounts ?? []).map(({ prefix, access, summary }) => [
        'any',
        `\`${prefix}/*\``,
        `**${access}**`,
        module.name,
        summary,
      ]),
    ]),
  )}\n`,
  'docs/events.md': `${made}\n# Facts that are recorded\n\nIds, enumerations, numbers and dates only: no names, no free text, no citizen numbers.\n\n${table(
    ['event', 'data', 'heard by'],
    [...knownEvents.values()]
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(event => [
        `\`${event.name}\``,
        describeShape(event.shape),
        all
          .filter(module => module.on?.[event.name])
          .map(module => module.name)
          .join(', '),
      ]),
  )}\n`,
  'docs/failures.md': `${made}\n# Failures a caller may see\n\nEvery answer of 4xx or 5xx is \`application/problem+json\` (RFC 9457) with one of these codes.\n\n${table(
    ['code', 'status', 'sentence'],
    [...knownFailures]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([code, { status, title }]) => [`\`${code}\``, String(status), title]),
  )}\n`,
  'docs/retention.md': `${made}\n# How long what is kept\n\nDeclared by each module; the platform erases by it every ten minutes. PDPA s. 37 (3).\n\n${table(
    ['what', 'kept', 'why', 'erased by itself'],
    all.flatMap(module =>
      (module.retains ?? []).map(({ what, keep, why, erase }) => [what, keep, why, erase ? 'yes' : 'no']),
    ),
  )}\n`,
  'docs/settings.md': `${made}\n# Settings\n\nEnvironment variables of the server.\n\n${table(['name', 'default', 'meaning'], readSettingComments())}\n`,
  // For whoever writes a service: the editor completes and checks by it.
  'services/service.schema.json': editorSchema(Service),
  'services/agency.schema.json': editorSchema(Agency),
  'services/catalogue.schema.json': editorSchema(Order),
  'docs/api/openapi.json': `${JSON.stringify(describeApi(all, 'http://127.0.0.1:4000'), null, 1)}\n`,
}

function editorSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 1)}\n`
}

function describeShape(shape: z.ZodType): string {
  const { properties = {} } = z.toJSONSchema(shape, { unrepresentable: 'any' }) as {
    properties?: Record<string, { type?: string; enum?: string[] }>
  }
  return Object.entries(properties)
    .map(([name, property]) => `${name}: ${property.enum?.join(' / ') ?? property.type ?? 'any'}`)
    .join('; ')
}

function readSettingComments(): string[][] {
  const source = readFileSync('server/platform/settings.ts', 'utf8')
  return [...source.matchAll(/\/\*\* (.+?) \*\/\s+([A-Z_]+): (.+)/g)].map(
    ([, comment = '', name = '', type = '']) => {
      const fallback = /default\(([^)]*)\)/.exec(type)?.[1] ?? /wholeNumber\(([\d_]+)/.exec(type)?.[1]
      return [
        `\`${name}\``,
        fallback ? `\`${fallback.replaceAll("'", '').replaceAll('_', '')}\`` : 'none',
        comment,
      ]
    },
  )
}

const drifted = Object.entries(documents).filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
)
if (process.argv.includes('--check')) {
  for (const [path] of drifted) process.stderr.write(`${path} is out of date: run node scripts/generate.ts\n`)
  process.exit(drifted.length > 0 ? 1 : 0)
}
for (const [path, text] of drifted) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
