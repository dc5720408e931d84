import { useEffect, useRef, useState } from 'react'
import { readQr } from './read-qr.ts'
import type { CameraState } from './use-camera.ts'

const lookMs = 150
const widthPixels = 960

/** Reads codes from the live picture and hands each text over until one is taken; tells whether the reader is missing. */
export function useQrReader(camera: CameraState, onText: (text: string) => boolean): boolean {
  const [missing, setMissing] = useState(false)
  const newest = useRef(onText)
  newest.current = onText
  const live = camera.state === 'live'
  useEffect(() => {
    const video = camera.video.current
    if (!live || !video) return
    let left = false
    const canvas = document.createElement('canvas')
    const look = async () => {
      if (left) return
      const image = frameOf(video, canvas)
      const text = image && (await readQr(image))
      if (!left && text && newest.current(text)) return
      setTimeout(() => look().catch(() => setMissing(true)), lookMs)
    }
    look().catch(() => setMissing(true))
    return () => {
      left = true
    }
  }, [live, camera.video])
  return missing
}

function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  if (!video.videoWidth) return undefined
  const scale = Math.min(1, widthPixels / Math.max(video.videoWidth, video.videoHeight))
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context?.getImageData(0, 0, canvas.width, canvas.height)
}
