import { useState } from 'react'
import { useNavigate } from 'react-router'
import { askCase, type Wish } from '../../lib/house-cases-api.ts'
import { useAct } from '../../lib/use-act.ts'

/** Asks with the passcode and opens the case that came of it. One request however often it is sent. */
export function useAsk() {
  const navigate = useNavigate()
  const act = useAct()
  const [requestId] = useState(() => crypto.randomUUID())
  const [wish, setWish] = useState<Wish>()
  const [files, setFiles] = useState<string[]>([])
  const ask = (passcode: string) =>
    act.run(async () => {
      if (!wish) return
      const { caseId } = await askCase({ requestId, wish, files, passcode })
      navigate(`/me/house/cases/${caseId}`, { replace: true })
    })
  return {
    act,
    files,
    setFiles,
    wish,
    /** Shows what is asked for once more, before the passcode. */
    confirm: (asked: Wish) => {
      act.clear()
      setWish(asked)
    },
    leave: () => setWish(undefined),
    ask,
  }
}
export type Asking = ReturnType<typeof useAsk>

/** The present day in Thailand. */
export const dayNow = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

const LATE_DAYS = 15
export const isLate = (day: string): boolean =>
  Date.parse(dayNow()) - Date.parse(day) > LATE_DAYS * 24 * 3_600_000
