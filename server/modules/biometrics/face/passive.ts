import { join } from 'node:path'
import { type Mesh, meshBox } from '../../../../shared/face/mesh.ts'
import { cut, type Pyramid, squareWindow } from '../../../../shared/face/raster.ts'
import { loadGraph, packageFolder, tensors } from './tensors.ts'

/** Scores 0-1 of two small passive models, higher meaning more like a live face. */
export type PassiveScores = { antispoof: number; liveness: number }

export type PassiveModels = {
  score(pyramid: Pyramid, mesh: Mesh): Promise<PassiveScores>
  close(): void
}

/** How much of the picture around the face the models are shown, as a multiple of the face's side. */
const margin = 1.4

/** Loads the passive models (1.4 MB). They tell a print from a person no better than chance: record only. */
export async function loadPassiveModels(): Promise<PassiveModels> {
  const folder = join(packageFolder('@vladmandic/human'), 'models')
  const antispoof = await loadGraph(join(folder, 'antispoof.json'))
  const liveness = await loadGraph(join(folder, 'liveness.json'))
  async function run(model: typeof antispoof, size: number, pyramid: Pyramid, mesh: Mesh): Promise<number> {
    const [left, top, right, bottom] = meshBox(mesh)
    const side = Math.max(right - left, bottom - top) * margin
    const centre = { x: (left + right) / 2, y: (top + bottom) / 2 }
    const pixels = cut(pyramid, squareWindow(size, centre, side, 0), size, 'repeat')
    const result = tensors.tidy(() => {
      const picture = tensors.div(tensors.tensor4d(pixels, [1, size, size, 3]), 255)
      return model.execute(picture) as tensors.Tensor
    })
    const values = await result.data()
    result.dispose()
    return values[0]!
  }
  return {
    score: async (pyramid, mesh) => ({
      antispoof: await run(antispoof, 128, pyramid, mesh),
      liveness: await run(liveness, 32, pyramid, mesh),
    }),
    close() {
      antispoof.dispose()
      liveness.dispose()
    },
  }
}
