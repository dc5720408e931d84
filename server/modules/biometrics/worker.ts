import { workerData } from 'node:worker_threads'
import type { BiometricEngines, DocumentReader, FaceMatcher, FingerMatcher } from './engines.ts'
import type { FaceAnalysis } from './face/types.ts'
import type { FingerComparison, FingerReading } from './finger/types.ts'
import type {
  AnalyseFaceTask,
  CaptureCheck,
  CompareFingersTask,
  LivenessTask,
  ReadCardTask,
  ReadFingerTask,
} from './tasks.ts'

const { engines }: { engines: BiometricEngines<unknown> } = await import(workerData.enginesModule)

let matcher: Promise<FaceMatcher> | undefined
let reader: Promise<DocumentReader<unknown>> | undefined
let fingers: Promise<FingerMatcher> | undefined

function faceMatcher(): Promise<FaceMatcher> {
  matcher ??= engines.loadFaceMatcher()
  return matcher
}

function documentReader(): Promise<DocumentReader<unknown>> {
  reader ??= engines.loadDocumentReader()
  return reader
}

function fingerMatcher(): Promise<FingerMatcher> {
  fingers ??= engines.loadFingerMatcher()
  return fingers
}

/** Loads the face networks and runs them once. */
export async function warmUp(): Promise<void> {
  await (await faceMatcher()).warmUp()
}

/** Reads one side of a card; phases go out through the port, which is closed at the end. */
export async function readCard({ image, side, phases }: ReadCardTask): Promise<unknown> {
  try {
    const documents = await documentReader()
    return await documents.read(image, side, phase => phases?.postMessage(phase))
  } finally {
    phases?.close()
  }
}

/** Finds and measures one face. */
export async function analyseFace({ image, options }: AnalyseFaceTask): Promise<FaceAnalysis> {
  return (await faceMatcher()).analyse(image, options)
}

/** Reads the minutiae of one impression. */
export async function readFinger({ image, options }: ReadFingerTask): Promise<FingerReading> {
  return (await fingerMatcher()).read(image, options)
}

/** Holds an impression against the enrolled ones of one finger. */
export async function compareFingers({ probe, enrolled }: CompareFingersTask): Promise<FingerComparison> {
  return (await fingerMatcher()).compare(probe, enrolled)
}

/** Analyses every frame of a capture and judges them together; a phase `frame:n` follows each frame. */
export async function checkCapture({ capture, phases }: LivenessTask): Promise<CaptureCheck> {
  try {
    const faces = await faceMatcher()
    const analyses: FaceAnalysis[] = []
    for (const [index, frame] of capture.frames.entries()) {
      // Turned frames blur as the head moves, so only the frontal one, which becomes the selfie, is gated.
      const options = frame.ask === 'front' ? { passive: true } : { anyPose: true, anyQuality: true }
      analyses.push(await faces.analyse(frame.image, options))
      phases?.postMessage(`frame:${index + 1}`)
    }
    const result = engines.liveness.check({ ...capture, analyses, compare: engines.compareFaces })
    const [first] = analyses
    return first?.outcome === 'found' ? { ...result, front: first.face } : result
  } finally {
    phases?.close()
  }
}
