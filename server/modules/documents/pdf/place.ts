// Room for a signature in a finished file, as an increment after it (ISO 32000-2 §7.5.6 and §12.8): a signature field without a picture,
// which certifies that nothing at all may change afterwards (DocMDP, P 1).

// Twice the bytes of a CMS with two certificates, in hex.
const CONTENTS_DIGITS = 16_384
/** As @signpdf/signpdf looks for it: wide enough for the real numbers. */
const BYTE_RANGE = '/ByteRange [0 /********** /********** /**********]'

export type SignatureWords = { name: string; reason: string; contact: string; at: Date }

/** @throws Error for a file that is not as our own compiler writes it */
export function addSignatureRoom(pdf: Buffer, words: SignatureWords): Buffer {
  const text = pdf.toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)
  const size = Number(/\/Size (\d+)/.exec(trailer?.[1] ?? '')?.[1])
  const root = /\/Root (\d+) 0 R/.exec(trailer?.[1] ?? '')?.[1]
  const page = /(\d+) 0 obj\s*<<\s*\/Type \/Page\s/.exec(text)?.[1]
  if (!trailer || !root || !page || !Number.isInteger(size)) throw new Error('Not a file that can be sealed')
  const [signature, field] = [size, size + 1]
  const objects: [number, string][] = [
    [Number(root), extend(text, root, catalogOf(signature, field))],
    [Number(page), extend(text, page, `/Annots [${field} 0 R]`)],
    [signature, signatureOf(words)],
    [field, fieldOf(signature, page)],
  ]
  let increment = '\n'
  const offsets = objects.map(([number, body]) => {
    const offset = pdf.length + increment.length
    increment += `${number} 0 obj\n${body}\nendobj\n`
    return [number, offset] as const
  })
  const xrefAt = pdf.length + increment.length
  const rows = offsets.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
  const kept = (trailer[1] ?? '').replace(/\/Size \d+/, `/Size ${size + 2}`)
  increment += `xref\n${rows.join('')}trailer\n<<${kept} /Prev ${trailer[2]} >>\nstartxref\n${xrefAt}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(increment, 'latin1')])
}

/** The body of an object, with more entries in its dictionary. */
function extend(text: string, number: string, entries: string): string {
  const body = new RegExp(`(?:^|\\n)${number} 0 obj\\s*(<<[\\s\\S]*?>>)\\s*endobj`).exec(text)?.[1]
  if (!body || body.includes('/Annots') || body.includes('/AcroForm'))
    throw new Error('Not a file that can be sealed')
  return `${body.slice(0, -2)} ${entries} >>`
}

const catalogOf = (signature: number, field: number) =>
  `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >> /Perms << /DocMDP ${signature} 0 R >>`

const signatureOf = ({ name, reason, contact, at }: SignatureWords) =>
  [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    BYTE_RANGE,
    `/Contents <${'0'.repeat(CONTENTS_DIGITS)}>`,
    `/Name ${literal(name)} /Reason ${literal(reason)} /ContactInfo ${literal(contact)}`,
    `/M (D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`,
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP',
    '/TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>] >>',
  ].join('\n')

// Hidden from the page and locked. PDF/A wants no appearance of a field without an area.
const fieldOf = (signature: number, page: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /Rect [0 0 0 0] /F 132 /P ${page} 0 R /V ${signature} 0 R >>`

/** Words of ours, in the letters that a PDF writes as they are. */
function literal(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new RangeError('plain letters expected')
  return `(${text.replace(/[\\()]/g, character => `\\${character}`)})`
}
