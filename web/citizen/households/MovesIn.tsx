import { useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { answerMove, type MoveIn } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'
import './Households.css'

/** Who asks to move into one's house; the head alone says yes or no, with the passcode. */
export function MovesIn({ moves, onChange }: { moves: MoveIn[]; onChange: () => void }) {
  const t = useText()
  const waiting = moves.filter(({ state }) => state === 'awaitingHead')
  if (waiting.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{t('moves.into')}</h2>
      {waiting.map(move => (
        <OneMoveIn key={move.moveId} move={move} onChange={onChange} />
      ))}
    </section>
  )
}

function OneMoveIn({ move, onChange }: { move: MoveIn; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [answer, setAnswer] = useState<'accepted' | 'refused'>()
  const act = useAct()
  const isThai = language === 'th'
  async function say(passcode: string) {
    if (!answer || !(await act.run(() => answerMove(move.moveId, answer, passcode)))) return
    setAnswer(undefined)
    onChange()
  }
  function open(said: 'accepted' | 'refused') {
    act.clear()
    setAnswer(said)
  }
  return (
    <article className="household-case">
      <DataList
        rows={[
          {
            id: 'who',
            label: t('moves.who'),
            value: move.people
              .map(one => t('moves.age', { name: isThai ? one.nameTh : one.nameEn, age: one.ageYears }))
              .join(' · '),
          },
          { id: 'from', label: t('moves.fromArea'), value: move.fromArea[language] },
          { id: 'day', label: t('moves.day'), value: formatDate(move.movedOn, language) },
          { id: 'until', label: t('moves.until'), value: formatDate(move.expiresAt, language) },
        ]}
      />
      <Notice tone="warn">
        <p>{t('moves.warn')}</p>
        {move.needsRegistrar ? <p>{t('moves.needsRegistrar')}</p> : null}
      </Notice>
      <div className="pair">
        <Button kind="secondary" onPress={() => open('refused')}>
          {t('moves.refuse')}
        </Button>
        <Button onPress={() => open('accepted')}>{t('moves.accept')}</Button>
      </div>
      <PasscodeSheet
        isOpen={answer !== undefined}
        title={t(answer === 'refused' ? 'moves.refuseTitle' : 'moves.acceptTitle')}
        act={act}
        onPasscode={passcode => void say(passcode)}
        onClose={() => setAnswer(undefined)}
      />
    </article>
  )
}
