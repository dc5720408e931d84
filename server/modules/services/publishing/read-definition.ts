// A definition as somebody typed it: the same YAML 1.2 as in files, read by the library that knows on which line each fault stands.
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Service } from '../definition/service.ts'
import type { PublishedAgency, PublishedService } from '../load.ts'

/** What is wrong, and on which line where one can be named. */
export type Fault = { line?: number | undefined; says: string }
export type ReadDefinition =
  | { service: PublishedService; faults: [] }
  | { service?: undefined; faults: Fault[] }

const FAULTS_MOST = 50
/** As in files: a small text stays small. */
const ALIASES_MOST = 20
const read = new WeakMap<PublishedAgency, Map<string, ReadDefinition>>()

/** The same of what was released: a text that was read once is known by its hash. */
export function recallDefinition(
  agency: PublishedAgency,
  { text, sha256, serviceId }: { text: string; sha256: string; serviceId: string },
): ReadDefinition {
  const known = read.get(agency) ?? new Map<string, ReadDefinition>()
  read.set(agency, known)
  const found = known.get(sha256) ?? readDefinition(agency, serviceId, text)
  known.set(sha256, found)
  return found
}

/** Reads a text for the service of this id. What it says is not held against the agency's contract yet. */
export function readDefinition(agency: PublishedAgency, serviceId: string, text: string): ReadDefinition {
  const lines = new LineCounter()
  let document: Document
  let value: unknown
  try {
    document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false })
    // A tag that the core schema does not know is a warning to the library, and a slip of the pen to us.
    const slips = [...document.errors, ...document.warnings]
    if (slips.length > 0)
      return faulty(slips.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, says: message })))
    value = document.toJS({ maxAliasCount: ALIASES_MOST })
  } catch (error) {
    // Too many aliases, or nested deeper than a stack goes.
    return faulty([{ says: error instanceof ReferenceError ? error.message : 'cannot be read as YAML' }])
  }
  const parsed = Service.safeParse(value)
  if (!parsed.success) return faulty(parsed.error.issues.flatMap(issue => toFaults(document, lines, issue)))
  if (parsed.data.id !== serviceId)
    return faulty([{ line: lineOf(document, lines, ['id']), says: `its id is ${serviceId}` }])
  return { service: { ...parsed.data, agency }, faults: [] }
}

/** In the order of the text. */
const faulty = (faults: Fault[]): ReadDefinition => ({
  faults: faults
    .sort((one, other) => (one.line ?? Number.MAX_SAFE_INTEGER) - (other.line ?? Number.MAX_SAFE_INTEGER))
    .slice(0, FAULTS_MOST),
})

function toFaults(document: Document, lines: LineCounter, issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.filter(one => typeof one !== 'symbol')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      line: lineOf(document, lines, [...path, key]),
      says: `${[...path, key].join('.')}: there is no such word here`,
    }))
  const where = path.length > 0 ? `${path.join('.')}: ` : ''
  return [{ line: lineOf(document, lines, path), says: `${where}${issue.message}` }]
}

/** The line of what stands at a path; of what is missing, the line of what it is missing from. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    const start = (node as { range?: [number, number, number] } | undefined)?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return undefined
}
