// What people ask for: every route that tells them of themselves, found in the list of modules; what all share, packed and kept in every way; refusals.
import { modules } from '../../server/modules.ts'
import type { Asked } from './connection.ts'
import { ASKED, type Marked } from './people.ts'

export type Ask = { name: string; weight: number; of: (person: Marked) => Promise<Asked> }

const NOBODYS = '019f0000-0000-7000-8000-000000000001'
// A whole life in one file, and a sealed document: asked for now and then, as people do.
const heavy = ['/v1/me/export', '/v1/me/documents/:id/pdf']

const ofSelf = modules
  .flatMap(module => module.routes ?? [])
  .filter(({ method, access }) => method === 'get' && ['holder', 'person', 'citizen'].includes(access))

/** The id of this person's own thing at an address, or one that nobody has. */
const idAt = (path: string, { ids }: Marked) => {
  if (path.includes('/services/')) return ASKED
  const kind = (['application', 'document', 'payment'] as const).find(one => path.includes(`/${one}s/`))
  return kind ? ids[kind] : NOBODYS
}

const personal = ofSelf.map(
  ({ path }): Ask => ({
    name: path,
    weight: heavy.includes(path) ? 1 : 12,
    async of(person) {
      const url = path.replace(/:\w+/g, idAt(path, person))
      return { method: 'GET', url, headers: await person.headers('GET', url) }
    },
  }),
)

const signed = (name: string, weight: number, method: string, url: string, json?: object): Ask => ({
  ...{ name, weight },
  of: async person => ({
    ...{ method, url },
    headers: {
      ...(await person.headers(method, url)),
      ...(json ? { 'content-type': 'application/json' } : {}),
    },
    ...(json ? { body: JSON.stringify(json) } : {}),
  }),
})
const plain = (
  name: string,
  weight: number,
  url: string,
  headers: (person: Marked) => Record<string, string>,
): Ask => ({
  ...{ name, weight },
  of: async person => ({ method: 'GET', url, headers: headers(person) }),
})

export const asks: Ask[] = [
  ...personal,
  signed('an answer of an agency', 60, 'POST', `/v1/me/services/${ASKED}/ask`, { form: {} }),
  signed('a refusal', 12, 'GET', `/v1/me/applications/${NOBODYS}`),
  plain('what an organisation may see', 60, '/api/v2/oauth2/userinfo', ({ bearer }) => ({
    authorization: `Bearer ${bearer}`,
  })),
  plain('a page of the portal', 20, '/portal', ({ cookie }) => ({ cookie, accept: 'text/html' })),
  plain('nobody', 12, '/v1/me', () => ({})),
  ...['br', 'gzip', 'identity'].map(kind =>
    plain(`the catalogue (${kind})`, 12, '/v1/services', () => ({ 'accept-encoding': kind })),
  ),
  // Whoever says that they have it already is told so only of what all share.
  plain('the catalogue, known', 12, '/v1/services', () => ({ 'if-none-match': '*' })),
  signed('the account, as if known', 12, 'GET', '/v1/me'),
]
