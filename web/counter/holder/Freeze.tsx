import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageProps } from './HolderSession.tsx'

/** One switch that stops everything; what it stops and the way back are said before. */
export function Freeze({ holder, go, onEnd }: PageProps) {
  const t = useText()
  const act = useAct()
  async function freeze() {
    if (await act.run(holder.freeze)) onEnd('frozen')
  }
  return (
    <HolderPage
      name="freeze"
      title={t('freeze.title')}
      lead={t('freeze.lead')}
      spoken={t('freeze.lead')}
      onBack={() => go('home')}
    >
      <ProblemLine problem={act.problem} />
      <Notice tone="warn" title={t('freeze.back')} />
      <Button isPending={act.busy} onPress={() => void freeze()}>
        {t('freeze.do')}
      </Button>
    </HolderPage>
  )
}
