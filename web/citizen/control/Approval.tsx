import { useState } from 'react'
import { approvePhone, removePhone } from '../../lib/control-api.ts'
import type { Phone } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { useOpener } from '../../lib/lock-state.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Approval.css'
import { PasscodeSheet } from './PasscodeSheet.tsx'

type ApprovalProps = { phone: Phone; onChange: () => void }

/** A phone that asks: its name, when it asked, when it opens by itself. The answer no is as large as the answer yes. */
export function Approval({ phone, onChange }: ApprovalProps) {
  const t = useText()
  const { language } = usePreferences()
  const byPasskey = useOpener() === 'passkey'
  const [asked, setAsked] = useState<'approve' | 'refuse'>()
  const act = useAct()
  async function answer(work: () => Promise<void>) {
    if (!(await act.run(work))) return
    setAsked(undefined)
    onChange()
  }
  const open = (what: 'approve' | 'refuse') => {
    act.clear()
    setAsked(what)
  }
  return (
    <section className="approval stack" aria-label={t('approve.title')}>
      <h2>{t('approve.title')}</h2>
      <ProblemNotice problem={asked ? undefined : act.problem} />
      <DataList
        rows={[
          { id: 'name', label: t('approve.name'), value: phone.name },
          { id: 'asked', label: t('approve.askedAt'), value: formatMoment(phone.boundAt, language) },
          ...(phone.usableAt
            ? [{ id: 'until', label: t('approve.until'), value: formatMoment(phone.usableAt, language) }]
            : []),
        ]}
      />
      <p>{t('approve.body')}</p>
      <div className="pair">
        <Button kind="secondary" onPress={() => open('refuse')}>
          {t('approve.no')}
        </Button>
        <Button
          kind="secondary"
          isPending={act.busy && !asked}
          onPress={() => (byPasskey ? void answer(() => approvePhone(phone.id)) : open('approve'))}
        >
          {t('approve.yes')}
        </Button>
      </div>
      <PasscodeSheet
        isOpen={asked === 'approve'}
        title={t('approve.passcodeTitle', { name: phone.name })}
        act={act}
        onPasscode={passcode => void answer(() => approvePhone(phone.id, passcode))}
        onClose={() => setAsked(undefined)}
      />
      <ConfirmSheet
        isOpen={asked === 'refuse'}
        title={t('approve.refuseTitle')}
        yes={t('approve.refuseSure')}
        act={act}
        onYes={() => void answer(() => removePhone(phone.id))}
        onClose={() => setAsked(undefined)}
      >
        <p>{t('approve.refuseBody', { name: phone.name })}</p>
      </ConfirmSheet>
    </section>
  )
}
