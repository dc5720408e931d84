import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { formatDate, formatMoment } from '../../lib/format.ts'
import type { Sight } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type FineSaid, type Life, type LifeCaseView, type LifeRefusal, lifeRefusals } from '../life-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { FineStanding, LifeFine, noFine, PaidHere, readFine } from './LifeFine.tsx'

type LifeCaseProps = { life: Life; number: string; onDone: () => void }

/** One life event with all that it takes to decide: who says what, what the register says, and what is seen in person. */
export function LifeCase({ life, number, onDone }: LifeCaseProps) {
  const t = useText()
  const view = useLoad(() => life.show(number))
  const problem = view.problem
  return (
    <main className="case-main" data-page="lifeCase">
      <h1 tabIndex={-1}>{view.value ? t(`life.kind.${view.value.kind}`) : t('life.title')}</h1>
      <ProblemLine problem={problem} />
      {view.value ? (
        <Decision life={life} view={view.value} onDone={onDone} />
      ) : (
        <>
          {problem ? null : <Skeleton lines={6} />}
          <div className="case-actions">
            <Button kind="quiet" onPress={onDone}>
              {t('move.later')}
            </Button>
          </div>
        </>
      )}
    </main>
  )
}

function Decision({ life, view, onDone }: { life: Life; view: LifeCaseView; onDone: () => void }) {
  const t = useText()
  const act = useAct()
  const [seen, setSeen] = useState<Sight[]>([])
  const [reason, setReason] = useState<LifeRefusal>('papersMissing')
  const isDecidable = view.state === 'awaitingRegistrar' || view.state === 'awaitingSecond'
  const isSecond = view.state === 'awaitingSecond'
  const isFined = view.state === 'awaitingFine'
  const [typed, setTyped] = useState(noFine)
  const fine = readFine(typed, view.fineSatangMost)
  async function decide(work: () => Promise<void>) {
    if (await act.run(work)) onDone()
  }
  return (
    <>
      <ProblemLine problem={act.problem} />
      {isDecidable ? null : <Notice tone="warn" title={t(`life.state.${view.state}`)} />}
      {view.needsSecond && isDecidable ? (
        <Notice title={t(isSecond ? 'life.isSecond' : 'life.needsSecond')}>
          <p>{t('life.secondHelp')}</p>
        </Notice>
      ) : null}
      <Facts view={view} />
      <Checks view={view} />
      <FineStanding view={view} />
      {isFined ? (
        <PaidHere life={life} view={view} onDone={onDone} />
      ) : (
        <section className="stack-tight">
          <h2>{t('life.seen')}</h2>
          <p className="soft small">{t('life.seenHelp')}</p>
          <Chips
            label={t('life.seen')}
            chosen={seen}
            chips={view.sights.map(id => ({ id, label: t(`life.sight.${id}`) }))}
            onChange={setSeen}
          />
        </section>
      )}
      {isDecidable && view.fineSatangMost > 0 ? (
        <LifeFine mostSatang={view.fineSatangMost} typed={typed} onChange={setTyped} />
      ) : null}
      <Choice
        label={t('move.reason')}
        value={reason}
        choices={lifeRefusals.map(id => ({ id, label: t(`life.refused.${id}`) }))}
        onChange={id => setReason(id as LifeRefusal)}
      />
      <div className="case-actions">
        {isFined ? null : (
          <Button
            isDisabled={!isDecidable || seen.length < view.sights.length || !fine}
            isPending={act.busy}
            onPress={() => void decide(() => life.approve(view.filingId, seen, fine ?? {}))}
          >
            {t(
              view.needsSecond && !isSecond
                ? 'life.approveFirst'
                : isOwed(view, fine)
                  ? 'life.approveFined'
                  : 'life.approve',
            )}
          </Button>
        )}
        <Button
          kind="secondary"
          isDisabled={!(isDecidable || isFined) || act.busy}
          onPress={() => void decide(() => life.refuse(view.filingId, reason))}
        >
          {t('move.refuse')}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {t('move.later')}
        </Button>
      </div>
    </>
  )
}

/** Whether it is entered only when the fine is paid. */
const isOwed = ({ fine }: LifeCaseView, said: FineSaid | undefined): boolean =>
  (said?.fineSatang ?? 0) > 0 || (fine !== undefined && fine.satang > 0 && !fine.paidAt)

function Facts({ view }: { view: LifeCaseView }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <DataList
      rows={[
        ...view.people.map(one => ({
          id: one.number + one.nameTh,
          label: t(one.isFiler ? 'life.filer' : 'life.other'),
          value: [
            t('move.person', {
              name: language === 'th' ? one.nameTh : one.nameEn,
              number: one.number,
              age: one.ageYears,
            }),
            ...(one.saidAt ? [t('life.saidAt', { at: formatMoment(one.saidAt, language) })] : []),
          ].join(' · '),
        })),
        ...view.facts.map(fact => ({
          id: fact.what,
          label: t(`life.fact.${fact.what}`),
          value: fact.day ? formatDate(fact.day, language) : fact[language],
        })),
        { id: 'filed', label: t('life.filedAt'), value: formatMoment(view.filedAt, language) },
      ]}
    />
  )
}

/** What the register says: right, or a warning that the registrar looks into. */
function Checks({ view }: { view: LifeCaseView }) {
  const t = useText()
  return (
    <section className="stack-tight">
      <h2>{t('life.checked')}</h2>
      <ul className="life-checks">
        {view.checks.map(({ what, isRight }) => (
          <li key={what} data-right={isRight}>
            {isRight ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
            <span>{t(isRight ? `life.right.${what}` : `life.miss.${what}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
