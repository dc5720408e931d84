import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { parseVisitorCode } from '../../../../shared/visitor-code.ts'
import { FindSent } from './FindSent.tsx'
import { VisitorApplication } from './VisitorApplication.tsx'

const here = '/open/sent'
type State = { code?: string; isNew?: boolean } | null

/** What was sent without an account: one of a code, or those that this phone knows. */
export function VisitorSent() {
  const navigate = useNavigate()
  const { hash, state } = useLocation()
  const linked = parseVisitorCode(hash.slice(1))
  // A code that came in a link does not stay in the address, where the next one at this phone would read it.
  useEffect(() => {
    if (linked) navigate(here, { replace: true, state: { code: linked } })
  }, [linked, navigate])
  const { code, isNew = false } = (state as State) ?? {}
  return code ? (
    <VisitorApplication key={code} code={code} isNew={isNew} onBack={() => navigate(here)} />
  ) : (
    <FindSent
      onFound={found => navigate(here, { state: { code: found } })}
      onBack={() => navigate('/open')}
    />
  )
}
