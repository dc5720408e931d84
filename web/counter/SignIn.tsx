import { usePreferences } from '../lib/preferences.ts'
import type { Problem } from '../lib/problem.ts'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import type { Terminal } from './counter-api.ts'
import { ProblemLine } from './ProblemLine.tsx'
import { useText } from './text.ts'

type SignInProps = { terminal: Terminal; problem: Problem | undefined; refused: boolean }

/** Nobody is at work here: an officer signs in with their own digital ID. */
export function SignIn({ terminal, problem, refused }: SignInProps) {
  const t = useText()
  const { language } = usePreferences()
  const { place } = terminal
  return (
    <Page
      page="counterSignIn"
      barTitle={language === 'th' ? place.nameTh : place.nameEn}
      aside={<LanguageSwitch />}
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      actions={<Button onPress={() => location.assign('/staff/sign-in')}>{t('signIn.go')}</Button>}
    >
      <ProblemLine problem={problem} />
      {refused ? <Notice tone="warn" title={t('signIn.refused')} live /> : null}
      <p className="soft">{t('signIn.terminal', { code: place.code, name: terminal.name })}</p>
    </Page>
  )
}
