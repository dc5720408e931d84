import { useEffect, useRef, useState } from 'react'
import { type GreyImage, greyCopy } from '../../lib/camera.ts'
import { adviseCard, type CardAdvice, guideRectangle } from '../../lib/card-guide.ts'
import { buzz } from '../../lib/speech.ts'
import type { CameraState } from '../../lib/use-camera.ts'

const lookMs = 130
const goodLooksNeeded = 5
const manualAfterMs = 4000
const smallWidth = 320

export type CardGuide = {
  advice: CardAdvice
  /** Whether the shutter may be pressed by hand by now. */
  manual: boolean
  /** Size of the camera's picture, once known. */
  size: { width: number; height: number } | undefined
}

/** Watches the live picture, advises, and presses the shutter by itself after the card lay well for a moment. */
export function useCardGuide(camera: CameraState, shoot: () => void): CardGuide {
  const [advice, setAdvice] = useState<CardAdvice>('findCard')
  const [manual, setManual] = useState(false)
  const [size, setSize] = useState<CardGuide['size']>()
  const newest = useRef(shoot)
  newest.current = shoot
  const live = camera.state === 'live'
  useEffect(() => {
    if (!live) return setManual(false)
    const canvas = document.createElement('canvas')
    let before: GreyImage | undefined
    let goodLooks = 0
    const look = setInterval(() => {
      const video = camera.video.current
      const image = video ? greyCopy(video, canvas, smallWidth) : undefined
      if (!video || !image) return
      setSize(known => known ?? { width: video.videoWidth, height: video.videoHeight })
      const found = adviseCard(image, guideRectangle(image.width, image.height), before)
      before = image
      setAdvice(found)
      // A hand always trembles a little: one unsteady look takes back one good one, not all.
      goodLooks = found === 'good' ? goodLooks + 1 : found === 'holdStill' ? Math.max(0, goodLooks - 1) : 0
      if (goodLooks < goodLooksNeeded) return
      clearInterval(look)
      buzz(60)
      newest.current()
    }, lookMs)
    const patience = setTimeout(() => setManual(true), manualAfterMs)
    return () => {
      clearInterval(look)
      clearTimeout(patience)
    }
  }, [live, camera.video])
  return { advice, manual, size }
}
