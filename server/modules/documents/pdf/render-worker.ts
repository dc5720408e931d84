// The thread that sets type. It holds the compiler with its fonts, so that a copy takes some milliseconds and never the server's own thread.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { create, type QRCodeSegment } from 'qrcode'
import type { Copy } from './copy.ts'

const require = createRequire(import.meta.url)
const font = (file: string) => readFileSync(require.resolve(`@expo-google-fonts/sarabun/${file}`))
const template = readFileSync(new URL('./copy.typ', import.meta.url), 'utf8')
const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontBlobs: [font('400Regular/Sarabun_400Regular.ttf'), font('700Bold/Sarabun_700Bold.ttf')] }],
})
// Compilations that the compiler remembers, in turns: enough for a burst of like copies, and no growth.
const REMEMBERED = 10

export type RenderTask = {
  copy: Copy
  code: { address: string; digits: string }
  record: string
  atSeconds: number
}

/** PDF/A-3a with the record attached. @throws Error with the compiler's own words */
export function render({ copy, code, record, atSeconds }: RenderTask): Uint8Array {
  const inputs = { copy: JSON.stringify({ ...copy, qr: drawCode(code) }), record }
  const compiled = compiler.compile({ mainFileContent: template, inputs })
  const document = compiled.result
  if (!document) throw new Error(`typst: ${compiled.takeDiagnostics()?.compilationStatus ?? 'no document'}`)
  const pdf = compiler.pdf(document, { pdfStandard: 'a-3a', creationTimestamp: atSeconds })
  compiler.evictCache(REMEMBERED)
  return pdf
}

/** An address in bytes and its digits in the mode of digits: a third fewer modules than text. */
function drawCode({ address, digits }: RenderTask['code']): string {
  const segments = [
    { data: Buffer.from(address), mode: 'byte' },
    { data: digits, mode: 'numeric' },
  ] as unknown as QRCodeSegment[]
  const { size, data } = create(segments, { errorCorrectionLevel: 'M' }).modules
  const edge = 4
  const cells: string[] = []
  for (let at = 0; at < data.length; at += 1)
    if (data[at]) cells.push(`M${(at % size) + edge} ${Math.floor(at / size) + edge}h1v1h-1z`)
  const side = size + 2 * edge
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${cells.join('')}" fill="#000"/></svg>`
}
