import { Building2, ChevronRight, LogIn, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Problem } from '../../lib/problem.ts'
import { readWays } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ToFinder } from '../finder/ToFinder.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Choose.css'

type ChooseProps = {
  busy: boolean
  problem: Problem | undefined
  onBack: () => void
  onSelf: () => void
  onElsewhere: () => void
}

export function Choose({ busy, problem, onBack, onSelf, onElsewhere }: ChooseProps) {
  const t = useText()
  const [office, setOffice] = useState(false)
  const ways = useLoad(readWays)
  return (
    <Page
      page="choose"
      step={{ position: 1, of: 9 }}
      onBack={onBack}
      aside={<LanguageSwitch />}
      title={t('choose.title')}
      lead={t('choose.lead')}
    >
      <ProblemNotice problem={problem} />
      <div className="stack">
        <AriaButton className="choice choice-first" isDisabled={busy} onPress={onSelf}>
          <Smartphone aria-hidden />
          <span className="choice-words">
            <b>{t('choose.self')}</b>
            <span>{t('choose.selfHelp')}</span>
          </span>
          <ChevronRight aria-hidden />
        </AriaButton>
        <AriaButton className="choice" onPress={() => setOffice(true)}>
          <Building2 aria-hidden />
          <span className="choice-words">
            <b>{t('choose.office')}</b>
            <span>{t('choose.officeHelp')}</span>
          </span>
          <ChevronRight aria-hidden />
        </AriaButton>
        {ways.value?.thaid ? (
          <AriaButton className="choice" isDisabled={busy} onPress={onElsewhere}>
            <LogIn aria-hidden />
            <span className="choice-words">
              <b>{t('proof.thaid')}</b>
              <span>{t('choose.thaidHelp')}</span>
            </span>
            <ChevronRight aria-hidden />
          </AriaButton>
        ) : null}
      </div>
      <section className="stack-tight">
        <h2>{t('choose.need')}</h2>
        <ul className="plain-list">
          <li>{t('choose.needCard')}</li>
          <li>{t('choose.needLight')}</li>
          <li>{t('choose.needTime')}</li>
        </ul>
      </section>
      <Sheet isOpen={office} title={t('choose.office')} onClose={() => setOffice(false)}>
        <p>{t('choose.officeBody')}</p>
        <p>{t('help.bring')}</p>
        <Button isPending={busy} onPress={onElsewhere}>
          {t('choose.officeHere')}
        </Button>
        <ToFinder />
        <p className="soft">{t('help.hotline')}</p>
      </Sheet>
    </Page>
  )
}
