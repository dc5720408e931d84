export type CameraProblem = 'denied' | 'none' | 'inUse' | 'failed'
export type Facing = 'environment' | 'user'

/** Opens the rear or front camera, as large as it gives up to Full HD. Throws CameraFailure. */
export async function openCamera(facing: Facing): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraFailure('failed')
  const size =
    facing === 'environment'
      ? { width: { ideal: 1920 }, height: { ideal: 1080 } }
      : { width: { ideal: 1280 }, height: { ideal: 720 } }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: facing }, ...size },
    })
  } catch (error) {
    throw new CameraFailure(problemOf(error))
  }
}

export class CameraFailure extends Error {
  readonly problem: CameraProblem

  constructor(problem: CameraProblem) {
    super(problem)
    this.name = 'CameraFailure'
    this.problem = problem
  }
}

/** Names by the standard error names of getUserMedia what the person can do about it. */
export function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotReadableError' || name === 'AbortError') return 'inUse'
  return 'failed'
}

export function closeCamera(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

const cardBytesMax = 2_000_000

/** The picture of the moment at full resolution as JPEG of at most 2 MB, never mirrored. */
export async function takePicture(video: HTMLVideoElement): Promise<Blob> {
  const canvas = drawScaled(video, video.videoWidth)
  for (const quality of [0.92, 0.85, 0.75, 0.6]) {
    const blob = await toJpeg(canvas, quality)
    if (blob.size <= cardBytesMax) return blob
  }
  return toJpeg(canvas, 0.45)
}

const faceFrameSide = 960

/**
 * Freezes the picture of the moment, at most 960 pixels on its longer side and never mirrored, into the canvas: what
 * is looked at and what is sent are then the same frame. False while the camera has none.
 */
export function freezeFace(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  const longer = Math.max(video.videoWidth, video.videoHeight)
  if (longer === 0) return false
  const scale = Math.min(1, faceFrameSide / longer)
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return true
}

/** The frozen frame as JPEG. */
export function faceJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return toJpeg(canvas, 0.9)
}

function drawScaled(video: HTMLVideoElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.round((video.videoHeight * width) / video.videoWidth)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new CameraFailure('failed'))),
      'image/jpeg',
      quality,
    ),
  )
}

/** A small grey copy of the picture, one byte a pixel, for the live checks. */
export function greyCopy(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  width: number,
): GreyImage | undefined {
  if (!video.videoWidth) return undefined
  canvas.width = width
  canvas.height = Math.round((video.videoHeight * width) / video.videoWidth)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const grey = new Uint8ClampedArray(canvas.width * canvas.height)
  for (let i = 0; i < grey.length; i++)
    grey[i] = (data[i * 4]! * 77 + data[i * 4 + 1]! * 150 + data[i * 4 + 2]! * 29) >> 8
  return { width: canvas.width, height: canvas.height, data: grey }
}

export type GreyImage = { width: number; height: number; data: Uint8ClampedArray }
