import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

// The reader would fetch its WebAssembly from a public CDN; it is served from here instead.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

/** The text of a QR code in a picture, or undefined. Rejects when the reader itself cannot be had. */
export async function readQr(picture: ImageData | Blob): Promise<string | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
  return found[0]?.text || undefined
}
