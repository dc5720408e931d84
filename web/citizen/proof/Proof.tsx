import { MapPin, MessageSquareText, QrCode } from 'lucide-react'
import { useState } from 'react'
import { claimCase, lookAtTicket, type ProofPlace } from '../../lib/proofing-api.ts'
import { Page } from '../../ui/Page.tsx'
import { ToFinder } from '../finder/ToFinder.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'
import { useAct } from '../use-act.ts'
import { ProofCode } from './ProofCode.tsx'
import { ProofNumber } from './ProofNumber.tsx'
import { ProofScan } from './ProofScan.tsx'
import { takeProofTicket } from './pending-ticket.ts'
import { Way } from './Way.tsx'
import './Proof.css'

type Place = ProofPlace & { ticket: string }
type Shown = 'choose' | 'scan' | 'code' | Place

/** What was proven elsewhere comes onto this phone: by the code on a screen, or by the code of a message. */
export function Proof(props: StepProps) {
  const { journey, step, stop } = props
  const t = useText()
  const [shown, setShown] = useState<Shown>('choose')
  const look = useAct()
  const follow = (ticket: string) =>
    void look.run(async () => setShown({ ...(await lookAtTicket(ticket)), ticket }))
  // A code that was scanned with the phone's own camera opened the app and waits.
  useState(() => {
    const waiting = takeProofTicket()
    if (waiting) follow(waiting)
  })
  const back = () => {
    look.clear()
    setShown('choose')
  }
  if (shown === 'scan') return <ProofScan {...props} problem={look.problem} onTicket={follow} onBack={back} />
  if (shown === 'code')
    return <ProofCode {...props} onBack={back} onCode={claim => void journey.act(() => claimCase(claim))} />
  if (shown !== 'choose')
    return (
      <ProofNumber
        {...props}
        place={shown}
        onBack={back}
        onNumber={citizenNumber => void journey.act(() => claimCase({ ticket: shown.ticket, citizenNumber }))}
      />
    )
  return (
    <Page page="proof" step={step} aside={stop} title={t('proof.title')} lead={t('proof.lead')}>
      <ProblemNotice problem={look.problem ?? journey.problem} />
      <div className="stack">
        <Way first icon={<QrCode aria-hidden />} name="scan" onPress={() => setShown('scan')} />
        <Way icon={<MessageSquareText aria-hidden />} name="code" onPress={() => setShown('code')} />
      </div>
      <section className="stack-tight">
        <h2>
          <MapPin aria-hidden className="heading-icon" /> {t('proof.where')}
        </h2>
        <ul className="plain-list">
          <li>{t('proof.whereOffice')}</li>
          <li>{t('proof.whereKiosk')}</li>
          <li>{t('proof.wherePost')}</li>
        </ul>
        <ToFinder />
      </section>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}
