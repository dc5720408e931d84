import { join } from 'node:path'
import { type Detection, decodeDetections, detectorSize } from '../../../../shared/face/detection.ts'
import { type Mesh, meshPoints, meshSize, meshToSource } from '../../../../shared/face/mesh.ts'
import { type Affine, cut, type Pyramid } from '../../../../shared/face/raster.ts'
import { loadGraph, packageFolder, startTensors, tensors } from './tensors.ts'

/** The two networks that find a face: where it is, and the 468 points of its surface. */
export type FaceFinder = {
  detect(pyramid: Pyramid, window: Affine, minimumScore: number): Promise<Detection[]>
  /** `score` is the model's own belief (0-1) that the window holds a face. */
  mesh(pyramid: Pyramid, window: Affine): Promise<{ mesh: Mesh; score: number }>
  close(): void
}

/** Loads detector and mesh from the installed model package (about 2 MB, a tenth of a second). */
export async function loadFaceFinder(): Promise<FaceFinder> {
  await startTensors()
  const folder = join(packageFolder('@vladmandic/human'), 'models')
  const detector = await loadGraph(join(folder, 'blazeface.json'))
  const surface = await loadGraph(join(folder, 'facemesh.json'))

  async function run(model: typeof detector, pixels: Float32Array, size: number, outputs: string[]) {
    const results = tensors.tidy(() => {
      const picture = tensors.tensor4d(pixels, [1, size, size, 3])
      return model.execute(picture, outputs) as tensors.Tensor[]
    })
    const values = await Promise.all(results.map(result => result.data() as Promise<Float32Array>))
    tensors.dispose(results)
    return values
  }

  return {
    async detect(pyramid, window, minimumScore) {
      const pixels = cut(pyramid, window, detectorSize, 'black')
      for (let n = 0; n < pixels.length; n++) pixels[n] = pixels[n]! / 127.5 - 1
      const names = ['Identity:0', 'Identity_2:0', 'Identity_1:0', 'Identity_3:0']
      const [fineScores, fineBoxes, coarseScores, coarseBoxes] = await run(
        detector,
        pixels,
        detectorSize,
        names,
      )
      const grids = [
        { scores: fineScores!, boxes: fineBoxes! },
        { scores: coarseScores!, boxes: coarseBoxes! },
      ]
      return decodeDetections(grids, window, minimumScore)
    },
    async mesh(pyramid, window) {
      const pixels = cut(pyramid, window, meshSize, 'repeat')
      for (let n = 0; n < pixels.length; n++) pixels[n] = pixels[n]! / 255
      const [points, flag] = await run(surface, pixels, meshSize, ['Identity_2:0', 'Identity_1:0'])
      if (points!.length < meshPoints * 3) throw new Error('the mesh model answered in an unknown shape')
      return { mesh: meshToSource(points!, window), score: flag![0]! }
    },
    close() {
      detector.dispose()
      surface.dispose()
    },
  }
}
