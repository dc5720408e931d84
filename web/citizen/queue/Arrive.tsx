import { MapPinCheck } from 'lucide-react'
import { useState } from 'react'
import { formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { arrive, type Visit } from '../../lib/queue-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { useNow } from '../finder/use-now.ts'
import { useText } from '../text.ts'
import { CodeSheet } from './CodeSheet.tsx'

/** "I am there", from half an hour before the time on. */
export function Arrive({ visit, onChange }: { visit: Visit; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const { arriveFrom = '', arriveUntil = '' } = visit
  const isTime = Date.parse(arriveFrom) <= now.getTime()
  async function send(code: string) {
    if (!(await act.run(() => arrive(visit.visitId, code)))) return
    setOpen(false)
    onChange()
  }
  return (
    <div className="stack-tight">
      <p className="soft small">
        {t('queue.window', {
          from: formatTime(arriveFrom, language),
          until: formatTime(arriveUntil, language),
        })}
      </p>
      {isTime ? (
        <Button
          icon={<MapPinCheck aria-hidden />}
          onPress={() => {
            act.clear()
            setOpen(true)
          }}
        >
          {t('queue.arrive')}
        </Button>
      ) : null}
      <CodeSheet
        isOpen={isOpen}
        title={t('queue.arrive')}
        yes={t('queue.arriveYes')}
        act={act}
        onCode={code => void send(code)}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
