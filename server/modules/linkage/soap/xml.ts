// Reading and writing the little XML of the old services. Entities and document types are refused before anything is expanded.
import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import type { Element } from './services.ts'

export const NAMESPACE = 'http://tempuri.org/'
const MAX_DEPTH = 12

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: { enabled: true, maxTotalExpansions: 200, maxExpandedLength: 20_000 },
  maxNestedTags: MAX_DEPTH,
} as ConstructorParameters<typeof XMLParser>[0])
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true })

/** Operation and fields of an envelope, names of fields in lower case; undefined for anything that is none. */
export function readEnvelope(
  text: string,
): { operation: string; fields: Record<string, string> } | undefined {
  // A document type could name entities; no client of these services sends one (A60).
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return undefined
  const parsed = parse(text)
  const body = childOf(childOf(parsed, 'Envelope'), 'Body')
  const [operation, content] = Object.entries(body ?? {})[0] ?? []
  if (operation === undefined) return undefined
  const fields = Object.entries(typeof content === 'object' && content !== null ? content : {})
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    .map(([name, value]) => [name.toLowerCase(), value] as const)
  return { operation, fields: Object.fromEntries(fields) }
}

function parse(text: string): unknown {
  try {
    return parser.parse(text, true)
  } catch {
    return undefined
  }
}

const childOf = (node: unknown, name: string): Record<string, unknown> | undefined => {
  const child =
    typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined
  return typeof child === 'object' && child !== null ? (child as Record<string, unknown>) : undefined
}

/** An XML document with one root. */
export const writeXml = (
  root: string,
  attributes: Record<string, string>,
  content: Element | object,
): string =>
  `<?xml version="1.0" encoding="utf-8"?>${builder.build({
    [root]: {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`@${name}`, value])),
      ...(typeof content === 'object' ? content : { '#text': content }),
    },
  })}`
