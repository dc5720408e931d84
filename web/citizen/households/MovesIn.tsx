import { formatDate } from '../../lib/format.ts'
import { answerMove, type MoveIn } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { YesOrNo } from '../control/YesOrNo.tsx'
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
  const isThai = language === 'th'
  return (
    <article className="household-case">
      <DataList
        isInCard
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
      <YesOrNo
        no={{ button: t('moves.refuse'), title: t('moves.refuseTitle') }}
        yes={{ button: t('moves.accept'), title: t('moves.acceptTitle') }}
        answer={(answer, passcode) => answerMove(move.moveId, answer, passcode)}
        onAnswered={onChange}
      />
    </article>
  )
}
