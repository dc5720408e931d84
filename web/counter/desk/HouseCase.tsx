import { useState } from 'react'
import { isDay } from '../../../shared/partial-date.ts'
import { type Act, useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import {
  type CaseRefusal,
  type DeskCase,
  type HouseCases,
  inspectionResults,
  refusalsOf,
} from '../house-cases-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HouseFacts } from './HouseFacts.tsx'
import { HouseFiles } from './HouseFiles.tsx'

type HouseCaseProps = { cases: HouseCases; caseId: string; onDone: () => void }

/** One case about a house: what was told and by whom, what the inspection found, and the registrar's word. */
export function HouseCase({ cases, caseId, onDone }: HouseCaseProps) {
  const t = useText()
  const load = useLoad(() => cases.show(caseId))
  const act = useAct()
  const view = load.value
  async function say(work: () => Promise<void>) {
    if (await act.run(work)) onDone()
  }
  return (
    <main className="case-main" data-page="houseCase">
      <h1 tabIndex={-1}>{view ? t(`houses.kind.${view.kind}`) : t('houses.title')}</h1>
      <ProblemLine problem={act.problem ?? load.problem} />
      {view ? (
        <>
          <HouseFacts view={view} />
          <HouseFiles cases={cases} caseId={caseId} files={view.files} />
          {view.state === 'awaitingInspection' ? (
            <Inspection view={view} act={act} onSay={result => say(() => cases.inspect(caseId, result))} />
          ) : (
            <Decision cases={cases} view={view} act={act} say={say} />
          )}
        </>
      ) : load.problem ? null : (
        <Skeleton lines={6} />
      )}
      <div className="case-foot">
        <Button kind="quiet" onPress={onDone}>
          {t('move.later')}
        </Button>
      </div>
    </main>
  )
}

type InspectionProps = {
  view: DeskCase
  act: Act
  onSay: (result: (typeof inspectionResults)[number]) => Promise<void>
}

function Inspection({ view, act, onSay }: InspectionProps) {
  const t = useText()
  if (!view.inspection) return <Notice tone="info" title={t('houses.notBooked')} />
  return (
    <section className="stack-tight">
      <h2>{t('houses.found')}</h2>
      <div className="case-actions">
        {inspectionResults.map((result, index) => (
          <Button
            key={result}
            kind={index === 0 ? 'primary' : 'secondary'}
            isPending={act.busy}
            onPress={() => void onSay(result)}
          >
            {t(`houses.result.${result}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

type DecisionProps = {
  cases: HouseCases
  view: DeskCase
  act: Act
  say: (work: () => Promise<void>) => Promise<void>
}

function Decision({ cases, view, act, say }: DecisionProps) {
  const t = useText()
  const { caseId, kind, state } = view
  const reasons = refusalsOf(kind)
  const [houseNumber, setNumber] = useState('')
  const [fine, setFine] = useState('')
  const [letterOn, setLetter] = useState('')
  const [reason, setReason] = useState<CaseRefusal>(reasons[0] ?? 'notAsTold')
  const isSecond = state === 'awaitingSecond'
  const isNumbered = !isSecond && (kind === 'newHouse' || kind === 'split')
  const reported = view.people.find(one => one.part === 'reported')
  const needsLetter = !isSecond && reported !== undefined && !reported.hasApp && reported.answer === null
  // Whoever says that they live there stays: the server refuses anything else.
  const claims = reported?.answer === 'refused'
  const fineSatang = Math.round(Number(fine) * 100)
  const approve = () =>
    cases.approve(caseId, {
      ...(isNumbered && houseNumber ? { houseNumber } : {}),
      ...(fineSatang > 0 ? { fineSatang } : {}),
      ...(needsLetter && isDay(letterOn) ? { letterOn } : {}),
    })
  return (
    <>
      {claims ? (
        <Notice tone="info" title={t('problem.livesThere')} />
      ) : view.needsSecond ? (
        <Notice tone="warn" title={t(isSecond ? 'houses.second' : 'houses.needsSecond')}>
          {view.isFirst && isSecond ? <p>{t('houses.youWereFirst')}</p> : null}
        </Notice>
      ) : null}
      {isNumbered ? (
        <Field
          label={t('houses.number')}
          help={t('houses.numberHelp')}
          value={houseNumber}
          onChange={setNumber}
        />
      ) : null}
      {view.isLate && !isSecond ? (
        <Field
          label={t('houses.fine')}
          help={t('houses.fineHelp')}
          inputMode="numeric"
          value={fine}
          onChange={setFine}
        />
      ) : null}
      {needsLetter ? (
        <DateField
          label={t('houses.letter')}
          help={t('houses.letterHelp')}
          value={letterOn}
          onChange={setLetter}
        />
      ) : null}
      <Choice
        label={t(kind === 'stranger' ? 'houses.staysReason' : 'move.reason')}
        value={reason}
        choices={reasons.map(id => ({ id, label: t(`houses.refused.${id}`) }))}
        onChange={id => setReason(id as CaseRefusal)}
      />
      <div className="case-actions">
        {claims ? null : (
          <Button
            isDisabled={(isNumbered && houseNumber === '') || (isSecond && view.isFirst)}
            isPending={act.busy}
            onPress={() => void say(approve)}
          >
            {t(kind === 'stranger' ? 'houses.toCentral' : 'houses.approve')}
          </Button>
        )}
        <Button
          kind={claims ? 'primary' : 'secondary'}
          isDisabled={act.busy}
          onPress={() => void say(() => cases.refuse(caseId, reason))}
        >
          {t(kind === 'stranger' ? 'houses.stays' : 'move.refuse')}
        </Button>
      </div>
    </>
  )
}
