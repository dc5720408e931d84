import { isDay } from '../../../shared/partial-date.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { isLate } from './use-ask.ts'

type HappenedOnProps = { label: string; value: string; onChange: (day: string) => void }

/** The day from which the law counts fifteen days, and what it means when they are over. */
export function HappenedOn({ label, value, onChange }: HappenedOnProps) {
  const t = useText()
  return (
    <>
      <DateField label={label} help={t('cases.dayHelp')} value={value} onChange={onChange} />
      {isDay(value) && isLate(value) ? (
        <Notice tone="warn" title={t('newMove.late')} live>
          <p>{t('cases.late')}</p>
        </Notice>
      ) : null}
    </>
  )
}
