import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatBaht } from '../../../shared/satang.ts'
import { dayOf, formatDate, formatMoment } from '../../lib/format.ts'
import { type Filing, isWaiting, type LifeFine, withdrawFiling } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import '../documents/OneDocument.css'
import '../households/Households.css'
import { Facts } from './Facts.tsx'
import './Life.css'

const tones = {
  awaitingOther: 'info',
  awaitingRegistrar: 'info',
  awaitingSecond: 'info',
  awaitingFine: 'warn',
  done: 'ok',
  refused: 'bad',
  withdrawn: 'info',
  expired: 'warn',
} as const

/** One notification: where it stands, what to take along, what follows from it, and all that became of it. */
export function OneFiling({ filing, onChange }: { filing: Filing; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const { state, kind, other } = filing
  return (
    <article className="household-case" data-state={state} data-kind={kind}>
      <h3>{t(`life.kind.${kind}`)}</h3>
      <Notice tone={tones[state]} title={t(`life.state.${state}`)}>
        {isWaiting(state) ? (
          <p>{t(`life.help.${state}`, { day: formatDate(filing.expiresAt, language) })}</p>
        ) : null}
        {state === 'done' ? <p>{t(`life.after.${kind}`)}</p> : null}
        {filing.refusalReason ? <p>{t(`life.refused.${filing.refusalReason}`)}</p> : null}
      </Notice>
      {filing.fine ? (
        <Fine fine={filing.fine} number={filing.number} isDue={state === 'awaitingFine'} />
      ) : null}
      {state === 'awaitingRegistrar' ? <ToRegistry filing={filing} /> : null}
      <Facts facts={filing.facts} other={other && (language === 'th' ? other.nameTh : other.nameEn)} />
      <Timeline
        happenings={filing.history.map(({ what, at }) => ({
          id: what,
          words: t(`life.step.${what}`),
          at,
          when: formatMoment(at, language),
        }))}
      />
      {isWaiting(state) && filing.isMine ? <Withdraw id={filing.filingId} onChange={onChange} /> : null}
    </article>
  )
}

/** What a late notice costs, and where it is paid. */
function Fine({ fine, number, isDue }: { fine: LifeFine; number: string; isDue: boolean }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const { satang, waiver, paidAt, paymentId, payBy } = fine
  if (waiver) return <p className="soft">{t('life.fineNone')}</p>
  const baht = formatBaht(satang)
  if (!isDue) return <p className="soft">{t(paidAt ? 'life.finePaid' : 'life.fineIs', { baht })}</p>
  return (
    <div className="stack-tight">
      <p className="life-fine">
        <span>{t('life.fineName')}</span>
        <b className="numerals">{t('pay.baht', { amount: baht })}</b>
        {payBy ? (
          <span className="soft small">
            {t('life.finePayBy', { day: formatDate(dayOf(payBy), language) })}
          </span>
        ) : null}
      </p>
      {paymentId ? (
        <Button onPress={() => navigate(`/me/payments/${paymentId}`)}>{t('life.finePay')}</Button>
      ) : null}
      <p className="soft">
        {t(paymentId ? 'life.fineAlsoThere' : 'life.fineThere')} <b className="numerals">{spaced(number)}</b>
      </p>
    </div>
  )
}

/** What is missing before one goes, what to bring, and the number that a registrar opens. */
function ToRegistry({ filing }: { filing: Filing }) {
  const t = useText()
  const missing = filing.checks.filter(({ isRight }) => !isRight)
  return (
    <>
      <div className="document-code">
        <QrCode text={`tuaton-life:${filing.number}`} label={t('life.code')} />
        <p>
          {t('life.number')} <b className="numerals">{spaced(filing.number)}</b>
        </p>
      </div>
      {missing.length > 0 ? (
        <Notice tone="warn" title={t('life.missing')}>
          {missing.map(({ what }) => (
            <p key={what}>{t(`life.miss.${what}`)}</p>
          ))}
        </Notice>
      ) : null}
      <div className="stack-tight">
        <h4>{t('life.bring')}</h4>
        <ul className="plain-list">
          {filing.toBring.map(sight => (
            <li key={sight}>{t(`life.sight.${sight}`)}</li>
          ))}
          {filing.needsSecond ? <li>{t('life.second')}</li> : null}
        </ul>
      </div>
    </>
  )
}

/** Ten digits as one says them. */
const spaced = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

function Withdraw({ id, onChange }: { id: string; onChange: () => void }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  async function withdraw() {
    if (!(await act.run(() => withdrawFiling(id)))) return
    setAsking(false)
    onChange()
  }
  return (
    <>
      <Button kind="secondary" onPress={() => setAsking(true)}>
        {t('life.withdraw')}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={t('life.withdrawTitle')}
        yes={t('life.withdraw')}
        act={act}
        onYes={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('life.withdrawBody')}</p>
      </ConfirmSheet>
    </>
  )
}
