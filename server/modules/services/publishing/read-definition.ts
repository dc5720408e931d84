// A definition as somebody typed it: the same YAML 1.2 as in files, read by the library that knows on which line each fault stands.
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { Service } from '../definition/service.ts'
import { type Fault, type FaultCode, faultAt, type Path } from '../faults.ts'
import type { PublishedAgency, PublishedService } from '../load.ts'
import { findFaultsOfSchema } from './schema-faults.ts'

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
  const faulty = (faults: Fault[]) => ({ faults: inOrder(faults) })
  let document: Document
  let value: unknown
  try {
    document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false })
    // A tag that the core schema does not know is a warning to the library, and a slip of the pen to us.
    const found = [...document.errors, ...document.warnings]
    if (found.length > 0)
      return faulty(
        found.map(({ pos, code }) => ({
          ...faultAt([], slips[code] ?? 'notYaml'),
          line: lines.linePos(pos[0]).line,
        })),
      )
    value = document.toJS({ maxAliasCount: ALIASES_MOST })
  } catch (error) {
    // Too many aliases, or nested deeper than a stack goes.
    return faulty([faultAt([], error instanceof ReferenceError ? 'yamlAliases' : 'tooDeep')])
  }
  const parsed = Service.safeParse(value)
  const placed = (faults: Fault[]) => faulty(faults.map(fault => place(document, lines, fault)))
  if (!parsed.success) return placed(findFaultsOfSchema(parsed.error, value))
  if (parsed.data.id !== serviceId) return placed([faultAt(['id'], 'idDiffers', { id: serviceId })])
  return { service: { ...parsed.data, agency }, faults: [] }
}

const slips: Partial<Record<YAMLError['code'], FaultCode>> = {
  TAB_AS_INDENT: 'yamlIndent',
  BAD_INDENT: 'yamlIndent',
  DUPLICATE_KEY: 'yamlTwice',
  MISSING_CHAR: 'yamlUnclosed',
  TAG_RESOLVE_FAILED: 'yamlTag',
  BAD_ALIAS: 'yamlAliases',
}

/** The faults of a text that can be read, with the lines on which they stand. */
export function placeFaults(text: string, faults: readonly Fault[]): Fault[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'core', lineCounter: lines })
  return inOrder(faults.map(fault => place(document, lines, fault)))
}

/** In the order of the text. */
const inOrder = (faults: Fault[]): Fault[] =>
  faults
    .toSorted((one, other) => (one.line ?? Number.MAX_SAFE_INTEGER) - (other.line ?? Number.MAX_SAFE_INTEGER))
    .slice(0, FAULTS_MOST)

const place = (document: Document, lines: LineCounter, fault: Fault): Fault => ({
  ...fault,
  line: lineOf(document, lines, fault.path),
})

/** The line of what stands at a path; of what is missing, the line of what it is missing from. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const start = nodeAt(document, path.slice(0, length))?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return undefined
}

/** Of a group of names it is the name that it stands under: what is wrong there is read from its beginning. */
function nodeAt(document: Document, path: Path): Node | undefined {
  const found = document.getIn(path, true)
  if (isScalar(found)) return found
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const key = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key
    : undefined
  return isScalar(key) ? key : isNode(found) ? found : undefined
}
