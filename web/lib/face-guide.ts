import type { Config, FaceResult, Human } from '@vladmandic/human'
import type { FaceReading } from './selfie-sequence.ts'

export type FaceGuide = {
  /** Looks at a frozen frame; about 35 ms on a laptop core. */
  read(frame: HTMLCanvasElement): Promise<FaceReading>
}

const off = { enabled: false }
const engines = `${import.meta.env.BASE_URL}engines/`

const config: Partial<Config> = {
  // Without a GPU the default WebGL backend falls to software and is ten times slower than WebAssembly.
  backend: 'wasm',
  wasmPath: engines,
  modelBasePath: engines,
  cacheSensitivity: 0,
  debug: false,
  warmup: 'none',
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: { rotation: false, maxDetected: 3, minConfidence: 0.3, return: false },
    mesh: { enabled: true },
    attention: off,
    iris: off,
    description: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
}

let ready: Promise<FaceGuide> | undefined

/** Loads the engine once for the page; it stays warm for a second try. */
export function startFaceGuide(): Promise<FaceGuide> {
  ready ??= load().catch(error => {
    ready = undefined
    throw error
  })
  return ready
}

async function load(): Promise<FaceGuide> {
  const { Human } = await import('@vladmandic/human')
  const human = new Human(config)
  await human.load()
  const canvas = document.createElement('canvas')
  return { read: frame => readFace(human, frame, canvas) }
}

/** What the engine calls the pitch of a level head: the chin lies behind the forehead. */
const levelPitch = 0.12
const longestSide = 480

async function readFace(
  human: Human,
  frame: HTMLCanvasElement,
  canvas: HTMLCanvasElement,
): Promise<FaceReading> {
  const scale = Math.min(1, longestSide / Math.max(frame.width, frame.height))
  canvas.width = Math.round(frame.width * scale)
  canvas.height = Math.round(frame.height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas')
  context.drawImage(frame, 0, 0, canvas.width, canvas.height)
  const { face } = await human.detect(canvas)
  return readingOf(face, context)
}

function readingOf(faces: FaceResult[], context: CanvasRenderingContext2D): FaceReading {
  const sorted = [...faces].sort((a, b) => b.box[2] - a.box[2])
  const [nearest] = sorted
  if (!nearest) return { faces: 0, centreX: 0, centreY: 0, width: 0, yaw: 0, pitch: 0, roll: 0, luma: 0 }
  const { width, height } = context.canvas
  const [x, y, w, h] = meshBox(nearest)
  // Faces on posters and passers-by far behind do not count.
  const near = sorted.filter(face => face.box[2] > nearest.box[2] * 0.4).length
  const angle = nearest.rotation?.angle ?? { yaw: 0, pitch: 0, roll: 0 }
  return {
    faces: near,
    centreX: (x + w / 2) / width,
    centreY: (y + h / 2) / height,
    width: w / width,
    // The engine counts a turn to the person's own left, and a raised head, as negative.
    yaw: -angle.yaw,
    pitch: levelPitch - angle.pitch,
    roll: angle.roll,
    luma: lumaOf(context, x, y, w, h),
  }
}

/** The face itself as left, top, width, height in pixels; the engine's own box is a generous square round it. */
function meshBox({ mesh, box }: FaceResult): [number, number, number, number] {
  if (mesh.length === 0) return box
  const xs = mesh.map(point => point[0])
  const ys = mesh.map(point => point[1])
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top]
}

function lumaOf(context: CanvasRenderingContext2D, x: number, y: number, w: number, h: number): number {
  const { data } = context.getImageData(x + w * 0.2, y + h * 0.2, Math.max(1, w * 0.6), Math.max(1, h * 0.6))
  let sum = 0
  for (let i = 0; i < data.length; i += 16)
    sum += (data[i]! * 77 + data[i + 1]! * 150 + data[i + 2]! * 29) / 256
  return sum / (data.length / 16)
}
