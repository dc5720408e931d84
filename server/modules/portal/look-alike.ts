// Names that pass for one another (Unicode TS 39 §4). None is refused for it, since two offices may rightly be called alike: whoever approves is told.
import unhomoglyph from 'unhomoglyph'
import { type Html, html } from '../../../shared/html.ts'
import { normaliseThai } from '../../../shared/thai-text.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../federation/index.ts'
import { listPartyNames } from '../parties/index.ts'
import { listAgencies } from '../services/index.ts'
import { wordsOf } from './words.ts'

export type Named = { id: string; nameTh: string; nameEn: string; domain?: string }
type Lookalikes = (of: Named, but?: { agencyId: string | undefined }) => Named[]

/** One key for what looks alike, in capitals or not; an I without its dot is an l to everybody. */
function keyOf(name: string): string {
  const letters = normaliseThai(name).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return unhomoglyph(letters.toLowerCase().normalize('NFD')).toLowerCase().replaceAll('i', 'l')
}

const keysOf = ({ nameTh, nameEn }: Named) => [...new Set([keyOf(nameTh), keyOf(nameEn)])].filter(Boolean)

/** Reads every name once; what it returns finds the organisations and agencies that one is easily taken for, but the agency that it is. */
export async function readLookAlikes(ctx: Ctx): Promise<Lookalikes> {
  const agencies = listAgencies(ctx).flatMap(({ id, name, abbreviation }) => [
    { id, nameTh: name.th, nameEn: name.en },
    { id, nameTh: abbreviation.th, nameEn: abbreviation.en },
  ])
  const byKey = new Map<string, Named[]>()
  for (const one of [...agencies, ...(await listPartyNames(ctx))])
    for (const key of keysOf(one)) byKey.set(key, [...(byKey.get(key) ?? []), one])
  return (of, { agencyId } = { agencyId: undefined }) => {
    const alike = keysOf(of).flatMap(key => byKey.get(key) ?? [])
    return [
      ...new Map(
        alike.filter(({ id }) => id !== of.id && id !== agencyId).map(one => [one.id, one]),
      ).values(),
    ]
  }
}

/** One line that warns of them, or nothing. */
export function lookAlikeLine(language: Language, alike: readonly Named[]): Html | false {
  const words = wordsOf(language)
  const names = alike.map(({ nameTh, nameEn, domain }) => `${nameTh} / ${nameEn} (${domain ?? words.agency})`)
  return alike.length > 0 && html`<p class="notice" data-alike>${words.alike} ${names.join(' · ')}</p>`
}
