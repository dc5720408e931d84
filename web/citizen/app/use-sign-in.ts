import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { SignInOutcome, SignInView } from '../../lib/api-types.ts'
import { approveSignIn, claimSignIn, denySignIn, readSignIn } from '../../lib/citizen-api.ts'
import { confirmWithPasskey } from '../../lib/passkey.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { ticketInHash } from '../../lib/sign-in-link.ts'

const keptId = 'tuaton.sign-in'

/** Remembers a request for the page of requests to open. */
export const keepRequest = (id: string) => sessionStorage.setItem(keptId, id)

export type SignInState = {
  view: SignInView | undefined
  loading: boolean
  busy: boolean
  problem: Problem | undefined
  outcome: SignInOutcome | undefined
  approve: (answer: { passcode: string; number?: string; items: string[] }) => Promise<void>
  /** With the passkey that opened the app. */
  approveByPasskey: (items: string[]) => Promise<void>
  deny: () => Promise<void>
}

/** One sign-in request: taken with its ticket, found again after a reload, answered once. */
export function useSignIn(ticket: string | undefined): SignInState {
  const { view, loading, problem: loadProblem } = useRequest(ticket)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [outcome, setOutcome] = useState<SignInOutcome>()
  async function answer(work: () => Promise<SignInOutcome>) {
    setBusy(true)
    setProblem(undefined)
    try {
      setOutcome(await work())
      sessionStorage.removeItem(keptId)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const id = view?.id ?? ''
  return {
    view,
    loading,
    busy,
    problem: problem ?? loadProblem,
    outcome,
    approve: given => answer(() => approveSignIn(id, given)),
    approveByPasskey: items =>
      answer(async () => approveSignIn(id, { passkey: await confirmWithPasskey(id), items })),
    deny: () => answer(() => denySignIn(id)),
  }
}

/** The ticket in the address, taken out of it at once: it lives in memory only. A newer link brings a newer ticket. */
export function useTicket(): string | undefined {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [ticket, setTicket] = useState(() => ticketInHash(hash))
  useEffect(() => {
    if (!hash) return
    setTicket(ticketInHash(hash))
    navigate('/sign-in', { replace: true })
  }, [hash, navigate])
  return ticket
}

function useRequest(ticket: string | undefined) {
  const [view, setView] = useState<SignInView>()
  const [loading, setLoading] = useState(true)
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    const id = sessionStorage.getItem(keptId)
    const load = ticket ? claimSignIn(ticket) : id ? readSignIn(id) : undefined
    if (!load) return setLoading(false)
    load
      .then(found => {
        keepRequest(found.id)
        setView(found)
      })
      .catch(error => setProblem(asProblem(error)))
      .finally(() => setLoading(false))
  }, [ticket])
  return { view, loading, problem }
}
