import { useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { answerFiling, type Filing, type Wish } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'
import { Facts } from './Facts.tsx'
import { WishFields } from './WishFields.tsx'

/** Somebody names this person as the one to marry, to part from, or as the other parent: yes or no, with the passcode. */
export function AskedFiling({ filing, onChange }: { filing: Filing; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [answer, setAnswer] = useState<'accepted' | 'refused'>()
  const [wish, setWish] = useState<Wish>({ surname: 'own', title: 'keep' })
  const act = useAct()
  const { kind, other } = filing
  const isMarriage = kind === 'marriage'
  async function say(passcode: string) {
    if (!answer) return
    const said = { answer, passcode, ...(isMarriage && answer === 'accepted' ? { wish } : {}) }
    if (!(await act.run(() => answerFiling(filing.filingId, said)))) return
    setAnswer(undefined)
    onChange()
  }
  function open(said: 'accepted' | 'refused') {
    act.clear()
    setAnswer(said)
  }
  return (
    <article className="household-case" data-kind={kind}>
      <h3>{t(`life.kind.${kind}`)}</h3>
      <Facts facts={filing.facts} other={other && (language === 'th' ? other.nameTh : other.nameEn)} />
      <Notice tone="warn">
        <p>{t(`life.warn.${kind}`)}</p>
        <p>{t('life.answerBy', { day: formatDate(filing.expiresAt, language) })}</p>
      </Notice>
      {isMarriage ? <WishFields wish={wish} onChange={setWish} /> : null}
      <div className="pair">
        <Button kind="secondary" onPress={() => open('refused')}>
          {t('life.no')}
        </Button>
        <Button onPress={() => open('accepted')}>{t('life.yes')}</Button>
      </div>
      <PasscodeSheet
        isOpen={answer !== undefined}
        title={t(answer === 'refused' ? 'life.noTitle' : 'life.yesTitle')}
        act={act}
        onPasscode={passcode => void say(passcode)}
        onClose={() => setAnswer(undefined)}
      />
    </article>
  )
}
