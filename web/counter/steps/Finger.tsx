import { useState } from 'react'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segments } from '../../ui/Segments.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { scanFinger } from '../scanner.ts'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

const fingers = ['rightIndex', 'leftIndex'] as const

/** The index finger, compared with the register's; a print that cannot be read costs no try. */
export function Finger({ cases, terminal, view, busy, act }: StepProps) {
  const t = useText()
  const [finger, setFinger] = useState<(typeof fingers)[number]>('rightIndex')
  const [problem, setProblem] = useState<Problem>()
  async function scan() {
    setProblem(undefined)
    try {
      const image = await scanFinger(terminal.scanner)
      await act(() => cases.finger(view.caseId, finger, image))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const isRefused = view.lastOutcome === 'noMatch' || view.lastOutcome === 'unsure'
  return (
    <StepFrame title={t('finger.title')} lead={t('finger.lead')}>
      <ProblemLine problem={problem} />
      {isRefused ? (
        <Notice tone="warn" title={t('finger.noMatch', { tries: view.triesLeft ?? 0 })} live />
      ) : null}
      <Segments
        label={t('finger.which')}
        value={finger}
        choices={fingers.map(id => ({ id, label: t(`finger.${id}`) }))}
        onChange={setFinger}
      />
      <Button isPending={busy} onPress={() => void scan()}>
        {t('finger.scan')}
      </Button>
    </StepFrame>
  )
}
