import { detectorSize } from '../../../../shared/face/detection.ts'
import { eyes, meshBox } from '../../../../shared/face/mesh.ts'
import { poseOf } from '../../../../shared/face/pose.ts'
import { createPyramid, cut, type Pyramid, squareWindow } from '../../../../shared/face/raster.ts'
import type { FaceMatcher } from '../engines.ts'
import { chipWindow, evenLight, mirrored } from './chip.ts'
import { decodeImage } from './decode.ts'
import { type FoundFace, findFaces } from './find-faces.ts'
import { refusalOf } from './gates.ts'
import { faceModelId } from './model-id.ts'
import { type FaceFinder, loadFaceFinder } from './models.ts'
import { loadPassiveModels, type PassiveModels } from './passive.ts'
import { chipQuality } from './quality.ts'
import { chipSize, loadRecognitionNet, type RecognitionNet } from './recognition.ts'
import { tensors } from './tensors.ts'
import type { FaceAnalysis, FaceFinding, FaceOptions } from './types.ts'

export {
  compareFaces,
  copiedDistance,
  type FaceComparison,
  matchDistance,
  unsureDistance,
} from './compare.ts'
export { faceModelId } from './model-id.ts'
export * from './types.ts'

type Parts = { finder: FaceFinder; net: RecognitionNet; passive?: Promise<PassiveModels> }

/**
 * Loads the networks (0.2 s, about 150 MB) and answers a matcher for this thread. `analyse` never throws for
 * what a person may send; calls of one matcher run one at a time.
 */
export async function createFaceEngine(): Promise<FaceMatcher> {
  const parts: Parts = { finder: await loadFaceFinder(), net: await loadRecognitionNet() }
  return {
    modelId: faceModelId,
    analyse: (image, options = {}) => analyse(parts, image, options),
    async warmUp() {
      const data = new Uint8Array(detectorSize * detectorSize * 3).fill(128)
      const pyramid = createPyramid({ width: detectorSize, height: detectorSize, data })
      const window = squareWindow(detectorSize, { x: 128, y: 128 }, detectorSize, 0)
      await parts.finder.detect(pyramid, window, 1)
      await parts.finder.mesh(pyramid, window)
      const chip = new Float32Array(chipSize * chipSize * 3)
      await parts.net.embed([chip, chip])
    },
    async close() {
      parts.finder.close()
      parts.net.close()
      if (parts.passive) (await parts.passive).close()
    },
  }
}

async function analyse(parts: Parts, image: Uint8Array, options: FaceOptions): Promise<FaceAnalysis> {
  const decoded = await decodeImage(image)
  if (decoded.outcome === 'refused') return { ...decoded, faceCount: 0 }
  const pyramid = createPyramid(decoded.raster)
  const faces = await findFaces(parts.finder, pyramid)
  const [largest] = faces
  if (!largest) return { outcome: 'refused', reason: 'noFace', faceCount: 0 }
  const face = await measure(parts.net, pyramid, largest, decoded.scale)
  const reason = refusalOf(face, faces, options)
  if (reason) return { outcome: 'refused', reason, faceCount: faces.length }
  if (options.passive) {
    parts.passive ??= loadPassiveModels()
    face.passive = await (await parts.passive).score(pyramid, largest.mesh)
  }
  return { outcome: 'found', face, otherFaces: faces.length - 1 }
}

async function measure(
  net: RecognitionNet,
  pyramid: Pyramid,
  found: FoundFace,
  scale: number,
): Promise<FaceFinding> {
  const chip = cut(pyramid, chipWindow(found.mesh), chipSize, 'repeat')
  const lit = evenLight(chip)
  const vectors = await net.embed([lit, mirrored(lit)])
  const [left, top, right, bottom] = meshBox(found.mesh).map(value => value * scale) as [
    number,
    number,
    number,
    number,
  ]
  return {
    ...poseOf(found.mesh),
    ...chipQuality(chip),
    box: { left, top, width: right - left, height: bottom - top },
    eyeDistancePixels: eyes(found.mesh).distance * scale,
    template: { modelId: faceModelId, vector: mean(vectors) },
    landmarks: found.mesh.map(value => value * scale),
  }
}

function mean(vectors: Float32Array[]): Float32Array {
  return vectors[0]!.map((_, n) => vectors.reduce((sum, vector) => sum + vector[n]!, 0) / vectors.length)
}

/** Tensors alive in this thread; a number that grows from call to call is a leak. */
export function tensorsAlive(): number {
  return tensors.memory().numTensors
}
