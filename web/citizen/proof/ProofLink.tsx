import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { isOver, readStanding } from '../../lib/device-api.ts'
import { getPreferences } from '../../lib/preferences.ts'
import { beginJourney } from '../../lib/proofing-api.ts'
import { ticketInHash } from '../../lib/sign-in-link.ts'
import { Waiting } from '../Waiting.tsx'
import { keepProofTicket } from './pending-ticket.ts'

/** The code of a counter or a kiosk, opened by the phone's own camera: a new phone registers with it, a bound one raises its level. */
export function ProofLink() {
  const navigate = useNavigate()
  useEffect(() => {
    const ticket = ticketInHash(location.hash)
    if (ticket) keepProofTicket(ticket)
    const go = async () => {
      const isNew = isOver(await readStanding())
      await beginJourney(getPreferences().language, isNew ? 'register' : 'raise', 'case')
      navigate(isNew ? '/register' : '/raise', { replace: true })
    }
    // Without a network the journey's own page says so and tries again.
    go().catch(() => navigate('/register', { replace: true }))
  }, [navigate])
  return <Waiting />
}
