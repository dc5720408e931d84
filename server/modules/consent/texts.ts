import { sha256 } from '../../platform/crypto.ts'
import { fail } from './failures.ts'
import { card } from './texts/card.ts'
import { terms } from './texts/terms.ts'
import type { ConsentText, TextKind } from './texts/text.ts'

export type TextMark = { version: string; sha256: string }
export type PublishedText = ConsentText & TextMark

const current: Record<TextKind, PublishedText> = { terms: publish(terms), card: publish(card) }

/** The text in force, with the hash that an acceptance must name. */
export const getCurrentText = (kind: TextKind): PublishedText => current[kind]

/**
 * Checks that what the person read is the text in force, word for word.
 * @throws consent.textOutdated with the version to show instead
 */
export function requireCurrentText(kind: TextKind, seen: TextMark): void {
  const { version, sha256: hash } = current[kind]
  if (seen.version !== version || seen.sha256 !== hash) throw fail.textOutdated({ kind, version })
}

function publish(text: ConsentText): PublishedText {
  return { ...text, sha256: sha256(canonicalJson(text)) }
}

/** JSON with its members in one order and no blanks, so that equal texts have equal hashes (after RFC 8785, strings and lists only). */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
}
