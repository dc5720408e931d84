import { eyes, meshBox } from '../../../../shared/face/mesh.ts'
import { poseOf } from '../../../../shared/face/pose.ts'
import { createPyramid, cut, type Pyramid } from '../../../../shared/face/raster.ts'
import { chipWindow, mirrored } from './chip.ts'
import { decodeImage } from './decode.ts'
import { type FoundFace, findFaces } from './find-faces.ts'
import { refusalOf } from './gates.ts'
import { type FaceFinder, loadFaceFinder } from './models.ts'
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
export * from './types.ts'

/** Changes whenever detector, alignment, network or averaging changes: old templates then stop comparing. */
export const faceModelId = 'tuaton-face-1:blazeface256+mesh468+dlib128:mean2'

export type FaceEngine = {
  modelId: string
  /** Finds and measures the face in an encoded picture; never throws for what a person may send. */
  analyse(image: Uint8Array, options?: FaceOptions): Promise<FaceAnalysis>
  close(): Promise<void>
}

/** Loads the networks (0.3 s, about 150 MB) and answers an engine for one thread; calls run one at a time. */
export async function createFaceEngine(): Promise<FaceEngine> {
  const finder = await loadFaceFinder()
  const net = await loadRecognitionNet()
  return {
    modelId: faceModelId,
    analyse: (image, options = {}) => analyse(finder, net, image, options),
    async close() {
      finder.close()
      net.close()
    },
  }
}

async function analyse(
  finder: FaceFinder,
  net: RecognitionNet,
  image: Uint8Array,
  options: FaceOptions,
): Promise<FaceAnalysis> {
  const decoded = await decodeImage(image)
  if (decoded.outcome === 'refused') return { ...decoded, faceCount: 0 }
  const pyramid = createPyramid(decoded.raster)
  const faces = await findFaces(finder, pyramid)
  const [largest] = faces
  if (!largest) return { outcome: 'refused', reason: 'noFace', faceCount: 0 }
  const face = await measure(net, pyramid, largest, decoded.scale)
  const reason = refusalOf(face, faces, options)
  if (reason) return { outcome: 'refused', reason, faceCount: faces.length }
  return { outcome: 'found', face, otherFaces: faces.length - 1 }
}

async function measure(
  net: RecognitionNet,
  pyramid: Pyramid,
  found: FoundFace,
  scale: number,
): Promise<FaceFinding> {
  const chip = cut(pyramid, chipWindow(found.mesh), chipSize, 'repeat')
  const vectors = await net.embed([chip, mirrored(chip)])
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
