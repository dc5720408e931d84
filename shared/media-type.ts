// What a file is, by how it begins: what a phone calls it is never believed.

const beginnings = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
] as const

export type MediaType = (typeof beginnings)[number][0]
export const mediaTypes = beginnings.map(([type]) => type)

/** The type of a photograph or a PDF file; undefined for anything else. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | undefined =>
  beginnings.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte))?.[0]
