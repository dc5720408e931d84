import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from './text.ts'

const WARN_SECONDS = 30

/** Asks whoever stands there before the screen is wiped; any touch is an answer. */
export function StillThere({ left }: { left: number }) {
  const t = useText()
  if (left > WARN_SECONDS) return null
  return (
    <Notice tone="warn" title={t('kiosk.still', { seconds: left })} live>
      <Button kind="secondary" onPress={() => undefined}>
        {t('kiosk.here')}
      </Button>
    </Notice>
  )
}
