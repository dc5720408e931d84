import { Eye, EyeOff, Maximize, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { formatMoment } from '../../lib/format.ts'
import type { HeldCard } from '../../lib/offline-card.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { Button } from '../../ui/Button.tsx'
import { IdCard } from '../../ui/IdCard.tsx'
import { useText } from '../text.ts'
import './CardPanel.css'
import { CardData } from './CardData.tsx'
import { ShowCard } from './ShowCard.tsx'

/** The card, its two presses (reveal, show) and its data as words; large letters keep to the card until asked. */
export function CardPanel({ held, offline }: { held: HeldCard; offline: boolean }) {
  const t = useText()
  const { language, size } = usePreferences()
  const portrait = useObjectUrl(held.portrait)
  const [revealed, setRevealed] = useState(false)
  const [side, setSide] = useState<'front' | 'back'>('front')
  const [showing, setShowing] = useState(false)
  const { card } = held
  const at = formatMoment(held.loadedAt, language)
  return (
    <div className="stack">
      {offline ? (
        <p className="card-offline" role="status">
          <WifiOff aria-hidden />
          {t('home.offline', { at })}
        </p>
      ) : null}
      <IdCard
        card={card}
        portraitUrl={portrait}
        revealed={revealed}
        side={side}
        onFlip={() => setSide(side === 'front' ? 'back' : 'front')}
      />
      {card.cardStatus === 'valid' ? null : <p className="card-state">{t('home.cardNotValid')}</p>}
      <div className="pair">
        <Button
          kind="secondary"
          icon={revealed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onPress={() => setRevealed(!revealed)}
        >
          {t(revealed ? 'home.hide' : 'home.reveal')}
        </Button>
        <Button icon={<Maximize aria-hidden />} onPress={() => setShowing(true)}>
          {t('home.show')}
        </Button>
      </div>
      {size === 'normal' || revealed ? <CardData card={card} revealed={revealed} /> : null}
      {showing ? (
        <ShowCard
          card={card}
          portraitUrl={portrait}
          freshness={t(offline ? 'home.offline' : 'show.online', { at })}
          onClose={() => setShowing(false)}
        />
      ) : null}
    </div>
  )
}
