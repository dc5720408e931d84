import { type RefObject, useEffect, useState } from 'react'
import type { Box } from './map-view.ts'

/** The size of an element in pixels, kept up with; nothing before it stands in the page. */
export function useSize(element: RefObject<HTMLElement | null>): Box | undefined {
  const [size, setSize] = useState<Box>()
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = watched
      setSize({ width, height })
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return size
}
