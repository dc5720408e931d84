// The whole list in one small answer that may be kept: packed once, told apart by its hash.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Ctx } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { type Reply, reply } from '../../platform/route.ts'
import { isForVisitors, type Publication, type PublishedService } from './load.ts'
import { getPublication } from './published.ts'

type Packed = { tag: string; plain: string; br: Buffer; gzip: Buffer }
const packed = new WeakMap<Publication, Packed>()

/** What stands in the list of one service: enough to find it, not to use it. */
function toEntry(service: PublishedService) {
  const { id, number, kind, agency, category, lifeEvents, name, short, keywords, needs } = service
  return {
    ...{ id, number, kind, category, lifeEvents, name, short, keywords },
    agency: agency.id,
    level: needs.level,
    ...(isForVisitors(service) ? { isForVisitors: true } : {}),
  }
}

/** The catalogue as JSON. */
export function describeCatalogue({ order, agencies, services }: Publication) {
  const used = new Set(services.map(service => service.agency.id))
  return {
    ...order,
    agencies: agencies
      .filter(agency => used.has(agency.id))
      .map(({ id, name, abbreviation }) => ({ id, name, abbreviation })),
    services: services.map(toEntry).sort((one, other) => one.number - other.number),
  }
}

function pack(publication: Publication): Packed {
  const plain = JSON.stringify(describeCatalogue(publication))
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return {
    tag: `"${sha256(plain)}"`,
    plain,
    br: brotliCompressSync(plain, { params: size }),
    gzip: gzipSync(plain),
  }
}

/** The catalogue, in the smallest form the caller takes; nothing at all when they have it (RFC 9110 §13.1.2). */
export function sendCatalogue(ctx: Ctx, headers: Record<string, unknown>): Reply {
  const publication = getPublication(ctx)
  const ready = packed.get(publication) ?? pack(publication)
  packed.set(publication, ready)
  const common = {
    etag: ready.tag,
    'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    vary: 'accept-encoding',
  }
  if (
    String(headers['if-none-match'] ?? '')
      .split(/,\s*/)
      .some(tag => tag.replace(/^W\//, '') === ready.tag)
  )
    return reply(304, common)
  const type = { 'content-type': 'application/json; charset=utf-8' }
  const takes = String(headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(takes)) return reply(200, { ...common, ...type, 'content-encoding': 'br' }, ready.br)
  if (/\bgzip\b/.test(takes))
    return reply(200, { ...common, ...type, 'content-encoding': 'gzip' }, ready.gzip)
  return reply(200, { ...common, ...type }, ready.plain)
}
