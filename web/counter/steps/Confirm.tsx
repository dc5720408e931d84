import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** The citizen reads their own data, masked, and says whether they are right. */
export function Confirm({ cases, terminal, view, busy, act }: StepProps) {
  const t = useText()
  const { person } = view
  return (
    <StepFrame
      title={t('confirm.title')}
      lead={t(terminal.kind === 'kiosk' ? 'kioskConfirm.lead' : 'confirm.lead')}
    >
      {person ? (
        <DataList
          rows={[
            { id: 'name', label: t('person.name'), value: person.nameTh, lang: 'th' },
            { id: 'number', label: t('person.number'), value: person.maskedNumber },
          ]}
        />
      ) : null}
      <div className="case-actions">
        <Button isPending={busy} onPress={() => void act(() => cases.confirm(view.caseId, true))}>
          {t('confirm.right')}
        </Button>
        <Button
          kind="secondary"
          isDisabled={busy}
          onPress={() => void act(() => cases.confirm(view.caseId, false))}
        >
          {t('confirm.wrong')}
        </Button>
      </div>
    </StepFrame>
  )
}
