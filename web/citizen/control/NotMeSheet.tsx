import { readAuthenticators, reportNotMe } from '../../lib/control-api.ts'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { lockFrozen } from './lock-frozen.ts'

/**
 * "It was not me": what one press will do, and how to come back. A strange phone is taken away with it; this one stays,
 * because on it the freeze is lifted.
 */
export function NotMeSheet({ entry, onClose }: { entry: HistoryEntry | undefined; onClose: () => void }) {
  const t = useText()
  const act = useAct()
  const { value } = useLoad(readAuthenticators)
  const strange = value?.devices.find(({ id, current }) => id === entry?.deviceId && !current)
  const report = () =>
    act.run(async () => {
      await reportNotMe(strange?.id)
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
      {strange ? <p>{t('notMe.device', { name: strange.name })}</p> : null}
      <p className="soft">{t('freeze.back')}</p>
      <p className="soft small">{t('help.hotline')}</p>
    </ConfirmSheet>
  )
}
