import { BadgeCheck, ScanFace } from 'lucide-react'
import type { Problem } from '../../lib/problem.ts'
import { readWays, type Ways } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { ToFinder } from '../finder/ToFinder.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Explain.css'
import type { Recovery } from './Recover.tsx'

type ExplainProps = {
  purpose: Recovery
  busy: boolean
  problem: Problem | undefined
  onBack: () => void
  onStart: () => void
}

/** In a sentence: what will be asked and what comes of it. */
export function Explain({ purpose, busy, problem, onBack, onStart }: ExplainProps) {
  const t = useText()
  const ways = useLoad(async (): Promise<Ways> => (purpose === 'raise' ? readWays() : {}))
  return (
    <Page
      page={purpose === 'resetPasscode' ? 'reset' : purpose}
      onBack={onBack}
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t(`recover.${purpose}.title`)}
      lead={t(`recover.${purpose}.lead`)}
      actions={
        <Button isPending={busy} onPress={onStart}>
          {t('recover.start')}
        </Button>
      }
    >
      <ProblemNotice problem={problem} />
      <div className="explain-mark" aria-hidden="true">
        {purpose === 'raise' ? <BadgeCheck /> : <ScanFace />}
      </div>
      <ul className="plain-list">
        <li>{t(purpose === 'raise' ? 'recover.raise.first' : 'recover.face')}</li>
        <li>{t(`recover.${purpose}.then`)}</li>
        {ways.value?.thaid ? <li>{t('recover.raise.thaid')}</li> : null}
        <li>{t(`recover.${purpose}.told`)}</li>
      </ul>
      {purpose === 'raise' ? <ToFinder /> : null}
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}
