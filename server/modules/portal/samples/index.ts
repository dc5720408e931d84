// Programs that sign somebody in with a very client, to be copied: saved and started, they run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Spoken } from '../clients.ts'
import { typescriptFor } from './typescript.ts'

export type About = { issuer: string; clientId: string; redirectUri: string; scope: string }
type Asked = { origin: string; clientId: string; redirectUri: string; scopes: readonly string[] }
export type Sample = { id: string; name: string; file: string; text: string }

const issuers: Record<Spoken, (origin: string) => string> = {
  oidc: origin => `${origin}/oidc`,
  fapi2: origin => `${origin}/oidc`,
  thaid: origin => origin,
  dga: origin => `${origin}/connect`,
}

const templates = [
  ['python', 'Python', 'sample.py'],
  ['php', 'PHP', 'sample.php'],
  ['go', 'Go', 'sample.go'],
  ['csharp', 'C#', 'Sample.cs'],
  ['java', 'Java', 'Sample.java'],
].map(([id = '', name = '', file = '']) => ({
  id,
  name,
  file,
  text: readFileSync(join(import.meta.dirname, file), 'utf8'),
}))

/** The samples for a client. FAPI 2.0 needs a library that knows it, so there is one for TypeScript alone. */
export function samplesFor(speaks: Spoken, { origin, clientId, redirectUri, scopes }: Asked): Sample[] {
  const about = {
    issuer: issuers[speaks](origin),
    clientId,
    // It goes between quotes: none of its own may end them.
    redirectUri: redirectUri.replace(/['"\\]/g, encodeURIComponent).replaceAll("'", '%27'),
    scope: scopes.filter(scope => !/^(register|fvs)\./.test(scope)).join(' '),
  }
  const typescript = {
    id: 'typescript',
    name: 'TypeScript',
    file: 'sample.ts',
    text: typescriptFor(speaks, about),
  }
  if (speaks === 'fapi2') return [typescript]
  return [
    typescript,
    ...templates.map(template => ({ ...template, text: fill(template.text, speaks, about) })),
  ]
}

/** Puts the client into a template, and leaves out what only another dialect needs. */
function fill(template: string, speaks: Spoken, { issuer, clientId, redirectUri, scope }: About): string {
  const blocks = /^[ \t]*(?:\/\/|#) \[dga\]\n([\s\S]*?)^[ \t]*(?:\/\/|#) \[\/dga\]\n/gm
  return template
    .replace(blocks, (_all, block: string) => (speaks === 'dga' ? block : ''))
    .replaceAll('__ISSUER__', issuer)
    .replaceAll('__CLIENT_ID__', clientId)
    .replaceAll('__REDIRECT_URI__', redirectUri)
    .replaceAll('__SCOPE__', scope)
}
