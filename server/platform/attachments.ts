// Photographs and papers that people attach: known by how they begin, sealed, and described by what came. Whose each is, and until when, says
// the module that keeps its row.
import { createHash } from 'node:crypto'
import { type MediaType, mediaTypeOf, mediaTypes } from '../../shared/media-type.ts'
import type { TxCtx } from './context.ts'
import { keepFile } from './files.ts'

const MOST_BYTES = 5 * 1024 * 1024

/** What a route takes in. */
export const attachmentBytes = { types: mediaTypes, maxBytes: MOST_BYTES }

/** Undefined for what is neither a photograph nor a PDF file, or is too large. */
export const attachmentTypeOf = (bytes: Buffer): MediaType | undefined =>
  bytes.length > MOST_BYTES ? undefined : mediaTypeOf(bytes)

/** Seals and keeps a file; answers with what its row says of it. */
export async function keepAttachment(tx: TxCtx, purpose: string, mediaType: MediaType, bytes: Buffer) {
  return {
    file_id: await keepFile(tx, purpose, mediaType, bytes, null),
    media_type: mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size_bytes: bytes.length,
    created_at: tx.now(),
  }
}
