import { useEffect, useState } from 'react'
import { endDeskCode, issueDeskCode, readDeskCode } from '../../lib/citizen-api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

const LOOK_MS = 1500

type Shown = {
  code?: string
  expiresAt?: string
  requestId?: string
  ended: boolean
  problem: Problem | undefined
}
const nothing: Shown = { ended: false, problem: undefined }

/** A code while its page stands open: asked for, watched until a desk asks with it, ended when the person leaves. */
export function useDeskCode(): Shown {
  const [shown, setShown] = useState<Shown>(nothing)
  useEffect(() => {
    let left = false
    let asked = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (change: Partial<Shown>) => {
      if (!left) setShown(known => ({ ...known, ...change }))
    }
    async function look() {
      if (left) return
      try {
        const { status, requestId } = await readDeskCode()
        asked = status === 'asked'
        if (requestId) return show({ requestId })
        if (status === 'ended') return show({ ended: true })
      } catch {
        // Without a network for a moment: the code stays, and the next look finds out.
      }
      timer = setTimeout(look, LOOK_MS)
    }
    issueDeskCode()
      .then(issued => {
        show(issued)
        timer = setTimeout(look, LOOK_MS)
      })
      .catch(error => show({ problem: asProblem(error) }))
    return () => {
      left = true
      clearTimeout(timer)
      if (!asked) endDeskCode().catch(() => {})
    }
  }, [])
  return shown
}
