import { useEffect, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { say } from '../../lib/speech.ts'
import { lookAtReader } from '../reader.ts'
import { useText } from '../text.ts'

const LOOK_MS = 1200
const SAY_EVERY = 4

/** A card left in the reader: seen, said aloud, and not to be missed until it is out. */
export function TakeCard({ bridge }: { bridge: string }) {
  const t = useText()
  const { language } = usePreferences()
  const [inside, setInside] = useState(false)
  useEffect(() => {
    let looks = 0
    const look = () =>
      lookAtReader(bridge).then(
        ({ card }) => {
          setInside(card)
          if (card && looks++ % SAY_EVERY === 0) say(t('kiosk.takeCard'), language)
        },
        () => setInside(false),
      )
    void look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [bridge, t, language])
  if (!inside) return null
  return (
    <div className="take-card" role="alert">
      <svg viewBox="0 0 120 60" aria-hidden="true">
        <rect x="30" y="4" width="60" height="36" rx="5" className="take-card-card" />
        <path d="M10 46h100" />
        <path d="M60 34V12m-9 9 9-9 9 9" className="take-card-arrow" />
      </svg>
      <p>{t('kiosk.takeCard')}</p>
    </div>
  )
}
