import type { CodeKey } from '../../shared/document-code.ts'

/** What the issuer published: enough to check codes and seals without it. */
export type IssuerKeys = { keys: CodeKey[]; authorities: string[]; endedSeals: string[]; at: string }

const name = 'tuaton.documentKeys'
const patienceMs = 4_000

/** The newest keys that can be had: the issuer's, or those kept from the last visit with a network; undefined when there are none. */
export async function loadKeys(): Promise<IssuerKeys | undefined> {
  try {
    const answer = await fetch('/v1/documents/keys', {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!answer.ok) return keptKeys()
    const keys: IssuerKeys = await answer.json()
    localStorage.setItem(name, JSON.stringify(keys))
    return keys
  } catch {
    return keptKeys()
  }
}

function keptKeys(): IssuerKeys | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
