import { useState } from 'react'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { type OwnMove, withdrawMove } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import './Households.css'

/** Moves the person asked for, the newest first, each with where it stands and all that became of it. */
export function OwnMoves({ moves, onChange }: { moves: OwnMove[]; onChange: () => void }) {
  const t = useText()
  if (moves.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{t('moves.mine')}</h2>
      {moves.map(move => (
        <OneMove key={move.moveId} move={move} onChange={onChange} />
      ))}
    </section>
  )
}

const tones = {
  awaitingHead: 'info',
  awaitingRegistrar: 'info',
  done: 'ok',
  refused: 'bad',
  withdrawn: 'info',
  expired: 'warn',
} as const

function OneMove({ move, onChange }: { move: OwnMove; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const { state } = move
  const isWaiting = state === 'awaitingHead' || state === 'awaitingRegistrar'
  return (
    <article className="household-case" data-state={state}>
      <h3>{move.to.address[language]}</h3>
      <Notice tone={tones[state]} title={t(`moves.state.${state}`)}>
        {isWaiting ? <p>{t(`moves.help.${state}`)}</p> : null}
        {move.refusalReason ? <p>{t(`moves.refused.${move.refusalReason}`)}</p> : null}
      </Notice>
      <DataList
        isInCard
        rows={[
          {
            id: 'who',
            label: t('moves.who'),
            value: move.people.map(one => (language === 'th' ? one.nameTh : one.nameEn)).join(' · '),
          },
          { id: 'day', label: t('moves.day'), value: formatDate(move.movedOn, language) },
          ...(move.registrarReasons.length > 0
            ? [
                {
                  id: 'why',
                  label: t('moves.why'),
                  value: move.registrarReasons.map(reason => t(`moves.reason.${reason}`)).join(' · '),
                },
              ]
            : []),
        ]}
      />
      {move.fineSatangMost > 0 ? (
        <p className="soft small">
          {t('moves.fine', { baht: (move.fineSatangMost / 100).toLocaleString('th-TH') })}
        </p>
      ) : null}
      <Timeline
        happenings={move.history.map(({ what, at }) => ({
          id: what,
          words: t(`moves.step.${what}`),
          at,
          when: formatMoment(at, language),
        }))}
      />
      {isWaiting ? <Withdraw id={move.moveId} onChange={onChange} /> : null}
    </article>
  )
}

function Withdraw({ id, onChange }: { id: string; onChange: () => void }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  async function withdraw() {
    if (!(await act.run(() => withdrawMove(id)))) return
    setAsking(false)
    onChange()
  }
  return (
    <>
      <Button kind="secondary" onPress={() => setAsking(true)}>
        {t('moves.withdraw')}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={t('moves.withdrawTitle')}
        yes={t('moves.withdraw')}
        act={act}
        onYes={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('moves.withdrawBody')}</p>
      </ConfirmSheet>
    </>
  )
}
