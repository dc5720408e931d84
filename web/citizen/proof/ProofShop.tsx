import { type FormEvent, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { parseThaiMobile } from '../../../shared/phone-number.ts'
import { requestAtShop, type ShopTicket } from '../../lib/proofing-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

type ProofShopProps = StepProps & { onBack: () => void; onCode: () => void }

/** App first: number and telephone here, then a code that the cashier scans; the rest happens at the till. */
export function ProofShop({ step, stop, onBack, onCode }: ProofShopProps) {
  const t = useText()
  const asking = useAct()
  const [number, setNumber] = useState('')
  const [phone, setPhone] = useState('')
  const [wrong, setWrong] = useState<'numberInvalid' | 'phoneInvalid'>()
  const [ticket, setTicket] = useState<ShopTicket>()
  const left = useSecondsUntil(ticket?.expiresAt)
  async function ask(event?: FormEvent) {
    event?.preventDefault()
    const digits = number.replace(/\D/g, '')
    const problem = !isValidCitizenNumber(digits)
      ? 'numberInvalid'
      : parseThaiMobile(phone)
        ? undefined
        : 'phoneInvalid'
    setWrong(problem)
    if (!problem) await asking.run(async () => setTicket(await requestAtShop(digits, phone)))
  }
  const errorOf = (name: typeof wrong) =>
    wrong === name && name ? problemSentence(t, name).title : undefined
  if (ticket)
    return (
      <Page
        page="proofShopCode"
        step={step}
        aside={stop}
        onBack={() => setTicket(undefined)}
        title={t('proof.shopCodeTitle')}
        lead={t('proof.shopCodeLead')}
        actions={<Button onPress={onCode}>{t('proof.shopDone')}</Button>}
      >
        <ProblemNotice problem={asking.problem} />
        {left > 0 ? (
          <>
            <QrCode text={ticket.ticket} label={t('proof.shopQr')} />
            <p className="numerals soft" role="timer">
              {t('proof.left', {
                minutes: Math.floor(left / 60),
                seconds: String(left % 60).padStart(2, '0'),
              })}
            </p>
          </>
        ) : (
          <Button kind="secondary" isPending={asking.busy} onPress={() => void ask()}>
            {t('proof.shopAgain')}
          </Button>
        )}
      </Page>
    )
  return (
    <Page
      page="proofShop"
      step={step}
      aside={stop}
      onBack={onBack}
      title={t('proof.shopTitle')}
      lead={t('proof.shopLead')}
    >
      <ProblemNotice problem={asking.problem} />
      <form className="stack" onSubmit={event => void ask(event)}>
        <Field
          label={t('proof.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('numberInvalid')}
        />
        <Field
          label={t('proof.phone')}
          help={t('proof.phoneHelp')}
          value={phone}
          onChange={setPhone}
          inputMode="tel"
          autoComplete="tel"
          error={errorOf('phoneInvalid')}
        />
        <Button type="submit" isPending={asking.busy}>
          {t('proof.shopGo')}
        </Button>
      </form>
    </Page>
  )
}
