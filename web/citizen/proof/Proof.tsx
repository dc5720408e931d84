import { LogIn, MapPin, MessageSquareText, QrCode, Store } from 'lucide-react'
import { useState } from 'react'
import { beginThaid, claimCase, lookAtTicket, type ProofPlace, readWays } from '../../lib/proofing-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ToFinder } from '../finder/ToFinder.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'
import { ProofCode } from './ProofCode.tsx'
import { ProofNumber } from './ProofNumber.tsx'
import { ProofScan } from './ProofScan.tsx'
import { ProofShop } from './ProofShop.tsx'
import { takeProofTicket } from './pending-ticket.ts'
import { Way } from './Way.tsx'
import './Proof.css'

type Place = ProofPlace & { ticket: string }
type Shown = 'choose' | 'scan' | 'code' | 'shop' | Place

/** What was proven elsewhere comes onto this phone: by the code on a screen, by the code of a message, or by signing in there. */
export function Proof(props: StepProps) {
  const { journey, step, stop } = props
  const t = useText()
  const [shown, setShown] = useState<Shown>('choose')
  const look = useAct()
  const ways = useLoad(readWays)
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
  const withThaid = ways.value?.thaid !== undefined
  const signIn = () => void look.run(async () => location.assign(await beginThaid()))
  if (shown === 'scan') return <ProofScan {...props} problem={look.problem} onTicket={follow} onBack={back} />
  if (shown === 'code')
    return <ProofCode {...props} onBack={back} onCode={claim => void journey.act(() => claimCase(claim))} />
  if (shown === 'shop') return <ProofShop {...props} onBack={back} onCode={() => setShown('code')} />
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
      {/* Nothing moves under a finger: the ways appear together. */}
      {ways.loading ? (
        <Skeleton lines={6} />
      ) : (
        <div className="stack">
          {withThaid ? (
            <Way first icon={<LogIn aria-hidden />} name="thaid" isDisabled={look.busy} onPress={signIn} />
          ) : null}
          <Way
            first={!withThaid}
            icon={<QrCode aria-hidden />}
            name="scan"
            isDisabled={look.busy}
            onPress={() => setShown('scan')}
          />
          <Way
            icon={<MessageSquareText aria-hidden />}
            name="code"
            isDisabled={look.busy}
            onPress={() => setShown('code')}
          />
          <Way
            icon={<Store aria-hidden />}
            name="shop"
            isDisabled={look.busy}
            onPress={() => setShown('shop')}
          />
        </div>
      )}
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
