import { reportNotMe } from '../../lib/control-api.ts'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { useAct } from '../use-act.ts'
import { lockFrozen } from './lock-frozen.ts'

/** "It was not me": what one press will do, and how to come back. */
export function NotMeSheet({ entry, onClose }: { entry: HistoryEntry | undefined; onClose: () => void }) {
  const t = useText()
  const act = useAct()
  const report = () =>
    act.run(async () => {
      await reportNotMe(entry?.deviceId)
      await lockFrozen()
    })
  return (
    <ConfirmSheet
      isOpen={entry !== undefined}
      title={t('notMe.title')}
      yes={t('notMe.do')}
      act={act}
      onYes={() => void report()}
      onClose={onClose}
    >
      <p>{t('notMe.body')}</p>
      {entry?.deviceId ? <p>{t('notMe.device', { name: entry.deviceName ?? t('phones.unnamed') })}</p> : null}
      <p className="soft">{t('freeze.back')}</p>
      <p className="soft small">{t('help.hotline')}</p>
    </ConfirmSheet>
  )
}
