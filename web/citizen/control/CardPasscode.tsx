import { CreditCard } from 'lucide-react'
import { useState } from 'react'
import { decideOnCard } from '../../lib/control-api.ts'
import type { CardPasscode as Pair } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

/** The passcode of the plastic card; who has bound a phone since is asked once whether it is to stay. */
export function CardPasscode({ pair, onChange }: { pair: Pair; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const { setAt, lastUsedAt, usableAt, isLocked, isUndecided } = pair
  const isWaiting = usableAt !== undefined && Date.parse(usableAt) > Date.now()
  async function decide(decision: 'keep' | 'end') {
    if (!(await act.run(() => decideOnCard(decision)))) return
    setAsking(false)
    onChange()
  }
  const at = (iso: string) => ({ at: formatMoment(iso, language) })
  return (
    <section className="stack-tight">
      <h2>{t('cardPasscode.title')}</h2>
      <ProblemNotice problem={asking ? undefined : act.problem} />
      {isUndecided ? (
        <Notice tone="warn" title={t('cardPasscode.undecided')} live>
          <p>{t('cardPasscode.undecidedHelp')}</p>
          <Button kind="secondary" isPending={act.busy} onPress={() => void decide('keep')}>
            {t('cardPasscode.keep')}
          </Button>
        </Notice>
      ) : null}
      <Rows
        rows={[
          {
            id: 'card',
            icon: <CreditCard />,
            title: t('cardPasscode.name'),
            notes: [
              ...(isLocked ? [t('cardPasscode.locked')] : []),
              ...(isWaiting ? [t('cardPasscode.waiting', at(usableAt))] : []),
              lastUsedAt ? t('phones.usedAt', at(lastUsedAt)) : t('cardPasscode.setAt', at(setAt)),
            ],
            action: (
              <Button kind="secondary" onPress={() => setAsking(true)}>
                {t('cardPasscode.end')}
              </Button>
            ),
          },
        ]}
      />
      <ConfirmSheet
        isOpen={asking}
        title={t('cardPasscode.endTitle')}
        yes={t('cardPasscode.end')}
        act={act}
        onYes={() => void decide('end')}
        onClose={() => setAsking(false)}
      >
        <p>{t('cardPasscode.endBody')}</p>
      </ConfirmSheet>
    </section>
  )
}
