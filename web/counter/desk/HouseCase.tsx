import { type Act, useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type DeskCase, type HouseCases, inspectionResults } from '../house-cases-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HouseDecision } from './HouseDecision.tsx'
import { HouseFacts } from './HouseFacts.tsx'
import { HouseFiles } from './HouseFiles.tsx'
import { HouseHeard } from './HouseHearing.tsx'

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
          ) : view.state === 'awaitingPeople' ? (
            <HouseHeard cases={cases} view={view} act={act} say={say} />
          ) : (
            <HouseDecision cases={cases} view={view} act={act} say={say} />
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
