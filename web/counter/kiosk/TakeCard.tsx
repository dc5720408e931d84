import { useEffect, useState } from 'react'
import { soundAlarm } from '../../lib/alarm.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { say } from '../../lib/speech.ts'
import { lookAtReader } from '../reader.ts'
import { useText } from '../text.ts'

const LOOK_MS = 1200
const SAY_EVERY = 4

/** A card left in the reader: seen, heard, said aloud, and not to be missed until it is out. `onOut` hears that none is in. */
export function TakeCard({ bridge, onOut }: { bridge: string; onOut?: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [inside, setInside] = useState(false)
  useEffect(() => {
    let looks = 0
    const look = () =>
      lookAtReader(bridge)
        // A reader that does not answer holds nobody up.
        .catch(() => ({ card: false }))
        .then(({ card }) => {
          setInside(card)
          if (!card) onOut?.()
          if (card && looks++ % SAY_EVERY === 0) {
            soundAlarm()
            say(t('kiosk.takeCard'), language)
          }
        })
    void look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [bridge, t, language, onOut])
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
