// A phone cannot scan its own screen: the code goes into a picture, which the bank's app opens.
import { create } from 'qrcode'
import { saveFile } from '../../lib/save-file.ts'

const CELL = 14
const EDGE = 4
const LINE = 48

/** Saves the QR as a PNG with lines of words under it. */
export async function savePicture(text: string, words: readonly string[], name: string): Promise<void> {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const side = (size + 2 * EDGE) * CELL
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side + (words.length + 1) * LINE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  for (let at = 0; at < data.length; at++)
    if (data[at]) pen.fillRect(((at % size) + EDGE) * CELL, (Math.floor(at / size) + EDGE) * CELL, CELL, CELL)
  pen.textAlign = 'center'
  pen.font = `32px ${getComputedStyle(document.body).fontFamily}`
  for (const [index, line] of words.entries())
    pen.fillText(line, side / 2, side + (index + 0.6) * LINE, side - 2 * EDGE * CELL)
  const picture = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (!picture) throw new Error('no picture')
  saveFile(picture, name)
}
