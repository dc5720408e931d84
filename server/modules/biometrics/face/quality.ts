import { chipSize } from './recognition.ts'

/** Mean brightness (0-255, Rec. 601 weights) and sharpness (variance of the Laplacian) of an aligned face. */
export function chipQuality(chip: Float32Array): { luma: number; sharpness: number } {
  const grey = new Float32Array(chipSize * chipSize)
  let total = 0
  for (let n = 0; n < grey.length; n++) {
    grey[n] = 0.299 * chip[n * 3]! + 0.587 * chip[n * 3 + 1]! + 0.114 * chip[n * 3 + 2]!
    total += grey[n]!
  }
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < chipSize - 1; y++)
    for (let x = 1; x < chipSize - 1; x++) {
      const n = y * chipSize + x
      const edge = grey[n - 1]! + grey[n + 1]! + grey[n - chipSize]! + grey[n + chipSize]! - 4 * grey[n]!
      sum += edge
      squares += edge * edge
      count++
    }
  return { luma: total / grey.length, sharpness: squares / count - (sum / count) ** 2 }
}
