import { useState } from 'react'
import { formatBaht, parseBaht } from '../../../shared/satang.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type FineSaid, fineWaivers, type Life, type LifeCaseView } from '../life-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

/** What stands in the two fields about a fine. */
export type FineTyped = { how: '' | 'fine' | (typeof fineWaivers)[number]; baht: string }
export const noFine: FineTyped = { how: '', baht: '' }

/** What the registrar says of the fine; undefined while it is not said, or more than the law allows. */
export function readFine({ how, baht }: FineTyped, mostSatang: number): FineSaid | undefined {
  if (mostSatang === 0) return {}
  if (how !== 'fine') return how === '' ? undefined : { fineWaiver: how }
  const fineSatang = parseBaht(baht)
  return fineSatang !== undefined && fineSatang > 0 && fineSatang <= mostSatang ? { fineSatang } : undefined
}

type LifeFineProps = { mostSatang: number; typed: FineTyped; onChange: (typed: FineTyped) => void }

/** How much a late notice costs, or why nothing. */
export function LifeFine({ mostSatang, typed, onChange }: LifeFineProps) {
  const t = useText()
  const isTooMuch = typed.baht !== '' && readFine(typed, mostSatang) === undefined
  return (
    <section className="stack-tight">
      <Choice
        label={t('life.fine')}
        value={typed.how}
        choices={[
          { id: '', label: '–' },
          { id: 'fine', label: t('life.fineSet') },
          ...fineWaivers.map(id => ({ id, label: t(`life.waived.${id}`) })),
        ]}
        onChange={how => onChange({ ...typed, how: how as FineTyped['how'] })}
      />
      {typed.how === 'fine' ? (
        <Field
          label={t('life.fineBaht')}
          help={t('life.fineMost', { baht: formatBaht(mostSatang) })}
          error={isTooMuch ? t('life.fineWrong') : undefined}
          inputMode="decimal"
          value={typed.baht}
          onChange={baht => onChange({ ...typed, baht })}
        />
      ) : null}
    </section>
  )
}

/** The fine as it was set, for whoever looks after the first. */
export function FineStanding({ view }: { view: LifeCaseView }) {
  const t = useText()
  const { fine } = view
  if (!fine) return null
  return (
    <Notice tone="info">
      <p>
        {fine.waiver
          ? t(`life.waived.${fine.waiver}`)
          : t(fine.paidAt ? 'life.finePaid' : 'life.fineIs', { baht: formatBaht(fine.satang) })}
      </p>
    </Notice>
  )
}

/** Money that was taken at this counter, by its receipt. */
export function PaidHere({ life, view, onDone }: { life: Life; view: LifeCaseView; onDone: () => void }) {
  const t = useText()
  const act = useAct()
  const [receipt, setReceipt] = useState('')
  return (
    <section className="stack-tight">
      <ProblemLine problem={act.problem} />
      <Field
        label={t('life.receipt')}
        help={t('life.receiptHelp')}
        value={receipt}
        onChange={setReceipt}
        autoComplete="off"
        maxLength={30}
      />
      <Button
        isDisabled={receipt.trim().length < 3}
        isPending={act.busy}
        onPress={() =>
          void act.run(() => life.noteFinePaid(view.filingId, receipt)).then(done => done && onDone())
        }
      >
        {t('life.notePaid')}
      </Button>
    </section>
  )
}
