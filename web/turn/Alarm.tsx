import { Bell, BellOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { soundAlarm } from '../lib/alarm.ts'
import { buzz } from '../lib/speech.ts'
import { useWakeLock } from '../lib/wake-lock.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from './text.ts'

const RING_EVERY_MS = 4_000
const RINGS_MOST = 5
const TOUCH_MS = [300, 150, 300]

function ring() {
  soundAlarm()
  buzz(TOUCH_MS)
}

/** Sound and touch at each call, only for who pressed for it. `call` counts the calls; undefined while there is none. */
export function Alarm({ call }: { call: number | undefined }) {
  const t = useText()
  const [isOn, setOn] = useState(false)
  useWakeLock(isOn)
  useEffect(() => {
    if (!isOn || call === undefined) return
    ring()
    let rings = 1
    const timer = setInterval(() => {
      if (rings++ < RINGS_MOST) ring()
      else clearInterval(timer)
    }, RING_EVERY_MS)
    return () => clearInterval(timer)
  }, [isOn, call])
  if (isOn)
    return (
      <>
        {call === undefined ? (
          <Notice tone="ok" live title={t('alarm.isOn')}>
            <p>{t('alarm.help')}</p>
          </Notice>
        ) : null}
        <Button kind="secondary" icon={<BellOff aria-hidden />} onPress={() => setOn(false)}>
          {t('alarm.off')}
        </Button>
      </>
    )
  if (call !== undefined) return null
  return (
    <Button
      icon={<Bell aria-hidden />}
      onPress={() => {
        // Heard at once, so that one knows how loud it is; and a browser lets a page sound later only after such a press.
        ring()
        setOn(true)
      }}
    >
      {t('alarm.on')}
    </Button>
  )
}
