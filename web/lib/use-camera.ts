import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { CameraFailure, type CameraProblem, closeCamera, type Facing, openCamera } from './camera.ts'

export type CameraState = {
  video: RefObject<HTMLVideoElement | null>
  /** `opening` until the first picture shows. */
  state: 'opening' | 'live' | CameraProblem
  again: () => void
}

/** Keeps the camera open while shown and gives it back on leaving; `again` tries once more after a refusal. */
export function useCamera(facing: Facing, wanted = true): CameraState {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState['state']>('opening')
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round opens anew
  useEffect(() => {
    if (!wanted) return
    let stream: MediaStream | undefined
    let left = false
    setState('opening')
    openCamera(facing)
      .then(async opened => {
        stream = opened
        if (left || !video.current) return closeCamera(opened)
        video.current.srcObject = opened
        opened.getVideoTracks()[0]?.addEventListener('ended', () => setState('inUse'))
        await video.current.play()
        if (!left) setState('live')
      })
      .catch(error => {
        if (!left) setState(error instanceof CameraFailure ? error.problem : 'failed')
      })
    return () => {
      left = true
      closeCamera(stream)
    }
  }, [facing, wanted, round])
  const again = useCallback(() => setRound(n => n + 1), [])
  return { video, state, again }
}
