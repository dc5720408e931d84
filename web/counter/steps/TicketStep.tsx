import { useState } from 'react'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import type { Ticket } from '../counter-api.ts'
import type { StepProps } from '../desk/CasePage.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** The one-time code for the citizen's phone. It is shown on demand, so that it is not photographed while nobody looks. */
export function TicketStep({ cases, terminal, view, act, busy }: StepProps) {
  const t = useText()
  const [ticket, setTicket] = useState<Ticket>()
  const [problem, setProblem] = useState<Problem>()
  const left = useSecondsUntil(ticket?.expiresAt) ?? 0
  async function show() {
    setProblem(undefined)
    try {
      setTicket(await cases.ticket(view.caseId))
      await act(() => cases.show(view.caseId))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const words = terminal.kind === 'kiosk' ? 'kioskTicket' : 'ticket'
  const isLive = ticket !== undefined && left > 0
  return (
    <StepFrame title={t(`${words}.title`)} lead={t(`${words}.lead`)}>
      <ProblemLine problem={problem} />
      {view.lastOutcome === 'otherNumber' ? (
        <Notice tone="warn" title={t('ticket.otherNumber')} live>
          <p>{t('ticket.otherNumberHelp')}</p>
        </Notice>
      ) : null}
      {isLive ? (
        <>
          <QrCode text={`${location.origin}/app/proof#t=${ticket.ticket}`} label={t('ticket.qr')} />
          <p className="ticket-left numerals" role="timer">
            {t('ticket.left', {
              minutes: Math.floor(left / 60),
              seconds: String(left % 60).padStart(2, '0'),
            })}
          </p>
        </>
      ) : problem?.key === 'tooManyTickets' ? null : (
        <Button isPending={busy} onPress={() => void show()}>
          {t(ticket ? 'ticket.again' : 'ticket.show')}
        </Button>
      )}
    </StepFrame>
  )
}
