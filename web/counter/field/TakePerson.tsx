import { Fingerprint } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import type { Terminal } from '../counter-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { scanFinger } from '../scanner.ts'
import { useText } from '../text.ts'
import { type Pass, takePerson } from './queue.ts'

const LASER = /^[A-Z]{2}\d{10}$/
type Wrong = 'number' | 'laser' | 'finger' | 'attest'

/** One person, taken with or without a network: number, newest card, finger, the officer's word; then the slip. */
export function TakePerson({
  pass,
  terminal,
  onDone,
}: {
  pass: Pass
  terminal: Terminal
  onDone: () => void
}) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [laser, setLaser] = useState('')
  const [print, setPrint] = useState<Blob>()
  const [attested, setAttested] = useState(false)
  const [wrong, setWrong] = useState<Wrong>()
  const [problem, setProblem] = useState<Problem>()
  const [taken, setTaken] = useState<{ slip: string; sequence: number }>()
  const [busy, setBusy] = useState(false)
  async function scan() {
    setProblem(undefined)
    try {
      setPrint(await scanFinger(terminal.scanner))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const citizenNumber = number.replace(/\D/g, '')
    const laserCode = laser.toUpperCase().replace(/[^A-Z0-9]/g, '')
    const found: Wrong | undefined = !isValidCitizenNumber(citizenNumber)
      ? 'number'
      : !LASER.test(laserCode)
        ? 'laser'
        : !print
          ? 'finger'
          : !attested
            ? 'attest'
            : undefined
    setWrong(found)
    if (found || !print) return
    setBusy(true)
    try {
      setTaken(await takePerson(pass, { citizenNumber, laserCode, finger: 'rightIndex', print }))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  if (taken) return <Slip {...taken} onDone={onDone} />
  return (
    <Page page="fieldPerson" wide onBack={onDone} barTitle={pass.event.name} title={t('field.person')}>
      <ProblemLine problem={problem} />
      <form className="stack narrow" onSubmit={event => void submit(event)}>
        <Field
          label={t('identify.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          error={wrong === 'number' ? t('problem.numberInvalid') : undefined}
        />
        <Field
          label={t('card.laser')}
          help={t('card.laserHelp')}
          value={laser}
          onChange={setLaser}
          autoComplete="off"
          error={wrong === 'laser' ? t('card.laserShape') : undefined}
        />
        <div className="stack-tight">
          <Button kind="secondary" icon={<Fingerprint aria-hidden />} onPress={() => void scan()}>
            {t(print ? 'field.scanAgain' : 'finger.scan')}
          </Button>
          {print ? <p role="status">{t('field.scanned')}</p> : null}
          {wrong === 'finger' ? <Notice tone="bad" title={t('field.scanFirst')} live /> : null}
        </div>
        <label className="field-attest">
          <input
            type="checkbox"
            checked={attested}
            onChange={event => setAttested(event.currentTarget.checked)}
          />
          <span>{t('field.attest')}</span>
        </label>
        {wrong === 'attest' ? <Notice tone="bad" title={t('field.attestFirst')} live /> : null}
        <Button type="submit" isPending={busy}>
          {t('field.keep')}
        </Button>
      </form>
    </Page>
  )
}

type SlipProps = { slip: string; sequence: number; onDone: () => void }

/** What the person takes home: the code with which their own phone ends it, once the register has answered. */
function Slip({ slip, sequence, onDone }: SlipProps) {
  const t = useText()
  return (
    <Page
      page="fieldSlip"
      wide
      title={t('field.slipTitle')}
      lead={t('field.slipLead')}
      actions={<Button onPress={onDone}>{t('field.slipDone')}</Button>}
    >
      <p className="field-number numerals">{t('field.personNumber', { number: sequence })}</p>
      <p className="field-slip numerals" data-slip={slip}>
        {slip.slice(0, 4)} {slip.slice(4)}
      </p>
      <ol className="plain-list">
        <li>{t('field.slip1')}</li>
        <li>{t('field.slip2')}</li>
        <li>{t('field.slip3')}</li>
      </ol>
    </Page>
  )
}
