import { useState } from 'react'
import { useNavigate } from 'react-router'
import { cancelVisit, type Visit } from '../../lib/queue-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'

/** Another time, or none: what is given back somebody else may have. */
export function GiveBack({ visit, onChange }: { visit: Visit; onChange: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const act = useAct()
  const [isAsking, setAsking] = useState(false)
  const { visitId, state, place, matter } = visit
  async function cancel() {
    if (!(await act.run(() => cancelVisit(visitId)))) return
    setAsking(false)
    onChange()
  }
  return (
    <div className="pair">
      {state === 'booked' ? (
        <Button
          kind="secondary"
          onPress={() =>
            navigate(`/services/queue/new/${matter.id}/${place.placeId}`, { state: { visitId } })
          }
        >
          {t('queue.change')}
        </Button>
      ) : null}
      <Button
        kind="secondary"
        onPress={() => {
          act.clear()
          setAsking(true)
        }}
      >
        {t('queue.cancel')}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={t('queue.cancelTitle')}
        yes={t('queue.cancel')}
        act={act}
        onYes={() => void cancel()}
        onClose={() => setAsking(false)}
      >
        <p>{t('queue.cancelBody')}</p>
      </ConfirmSheet>
    </div>
  )
}
