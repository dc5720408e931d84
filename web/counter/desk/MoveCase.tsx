import { useState } from 'react'
import { formatHouseCode } from '../../../shared/house-code.ts'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import {
  type MoveCase as MoveCaseView,
  type Moves,
  type RefusalReason,
  refusalReasons,
} from '../households-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type MoveCaseProps = { moves: Moves; moveId: string; onDone: () => void }

/** One move with all that it takes to decide: who, from where, to where, who agreed, and why a registrar is asked. */
export function MoveCase({ moves, moveId, onDone }: MoveCaseProps) {
  const t = useText()
  const view = useLoad(() => moves.show(moveId))
  const act = useAct()
  const [reason, setReason] = useState<RefusalReason>('notLivingThere')
  async function decide(work: () => Promise<void>) {
    if (await act.run(work)) onDone()
  }
  return (
    <main className="case-main" data-page="moveCase">
      <h1 tabIndex={-1}>{t('move.title')}</h1>
      <ProblemLine problem={act.problem ?? view.problem} />
      {view.value ? <Facts view={view.value} /> : view.problem ? null : <Skeleton lines={6} />}
      <Choice
        label={t('move.reason')}
        value={reason}
        choices={refusalReasons.map(id => ({ id, label: t(`move.refused.${id}`) }))}
        onChange={id => setReason(id as RefusalReason)}
      />
      <div className="case-actions">
        <Button
          isDisabled={!view.value}
          isPending={act.busy}
          onPress={() => void decide(() => moves.approve(moveId))}
        >
          {t('move.approve')}
        </Button>
        <Button
          kind="secondary"
          isDisabled={!view.value || act.busy}
          onPress={() => void decide(() => moves.refuse(moveId, reason))}
        >
          {t('move.refuse')}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {t('move.later')}
        </Button>
      </div>
    </main>
  )
}

function Facts({ view }: { view: MoveCaseView }) {
  const t = useText()
  const { language } = usePreferences()
  const nameOf = (one: { nameTh: string; nameEn: string }) => (language === 'th' ? one.nameTh : one.nameEn)
  const houseOf = ({ houseCode, address }: MoveCaseView['to']) =>
    `${formatHouseCode(houseCode)} · ${address[language]}`
  return (
    <>
      <Notice
        tone="warn"
        title={view.registrarReasons.map(reason => t(`moves.reason.${reason}`)).join(' · ')}
      >
        {view.fineSatangMost > 0 ? (
          <p>{t('move.fine', { baht: (view.fineSatangMost / 100).toLocaleString('th-TH') })}</p>
        ) : null}
      </Notice>
      <DataList
        rows={[
          ...view.movers.map(mover => ({
            id: mover.number + mover.nameTh,
            label: t(mover.asked ? 'move.asked' : 'move.along'),
            value: t('move.person', { name: nameOf(mover), number: mover.number, age: mover.ageYears }),
          })),
          { id: 'from', label: t('move.from'), value: houseOf(view.from) },
          { id: 'to', label: t('move.to'), value: houseOf(view.to) },
          { id: 'day', label: t('move.day'), value: formatDate(view.movedOn, language) },
          {
            id: 'head',
            label: t('move.head'),
            value:
              view.head && view.headAnsweredAt
                ? t('move.headAgreed', {
                    name: nameOf(view.head),
                    at: formatMoment(view.headAnsweredAt, language),
                  })
                : t('move.noHead'),
          },
        ]}
      />
    </>
  )
}
