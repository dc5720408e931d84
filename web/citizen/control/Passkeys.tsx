import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { removePasskey } from '../../lib/control-api.ts'
import type { Passkey } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { useOpener } from '../../lib/lock-state.ts'
import { knowsPasskeys } from '../../lib/passkey.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { AddPasskey } from './AddPasskey.tsx'

/** A second way in, from any browser. Made on a phone of the person only, and where the browser can. */
export function Passkeys({ value, onChange }: { value: Passkey[]; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const byPhone = useOpener() === 'phone'
  const [leaving, setLeaving] = useState<Passkey>()
  const act = useAct()
  async function remove(id: string) {
    if (!(await act.run(() => removePasskey(id)))) return
    setLeaving(undefined)
    onChange()
  }
  return (
    <section className="stack-tight">
      <h2>{t('passkeys.title')}</h2>
      <p className="soft">{t(value.length > 0 ? 'passkeys.about' : 'passkeys.none')}</p>
      {value.length > 0 ? (
        <Rows
          rows={value.map(passkey => ({
            id: passkey.id,
            icon: <KeyRound />,
            title: passkey.name,
            notes: [t('passkeys.madeAt', { at: formatMoment(passkey.createdAt, language) })],
            action: (
              <Button
                kind="secondary"
                aria-label={t('passkeys.removeNamed', { name: passkey.name })}
                onPress={() => setLeaving(passkey)}
              >
                {t('passkeys.remove')}
              </Button>
            ),
          }))}
        />
      ) : null}
      {byPhone ? (
        knowsPasskeys() ? (
          <AddPasskey onAdded={onChange} />
        ) : (
          <p className="soft small">{t('passkeys.oldBrowser')}</p>
        )
      ) : null}
      <ConfirmSheet
        isOpen={leaving !== undefined}
        title={t('passkeys.removeTitle')}
        yes={t('passkeys.removeSure')}
        act={act}
        onYes={() => void (leaving && remove(leaving.id))}
        onClose={() => setLeaving(undefined)}
      >
        <p>{t('passkeys.removeBody')}</p>
      </ConfirmSheet>
    </section>
  )
}
