import { useState } from 'react'
import { removePhone, renamePhone } from '../../lib/control-api.ts'
import type { Phone } from '../../lib/control-types.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

type PhoneSheetProps = { phone: Phone | undefined; onClose: () => void; onChange: () => void }

/** One phone: give it a name, or take it away. */
export function PhoneSheet({ phone, onClose, onChange }: PhoneSheetProps) {
  const t = useText()
  const [removing, setRemoving] = useState(false)
  const act = useAct()
  function close() {
    setRemoving(false)
    act.clear()
    onClose()
  }
  async function change(work: () => Promise<void>) {
    if (!(await act.run(work))) return
    close()
    onChange()
  }
  if (!phone) return null
  if (removing)
    return (
      <ConfirmSheet
        isOpen
        title={t('phones.removeTitle', { name: phone.name })}
        yes={t('phones.removeSure')}
        act={act}
        onYes={() => void change(() => removePhone(phone.id))}
        onClose={close}
      >
        <p>{t(phone.current ? 'phones.removeThis' : 'phones.removeBody')}</p>
      </ConfirmSheet>
    )
  return (
    <Sheet isOpen title={phone.name} onClose={close}>
      <ProblemNotice problem={act.problem} />
      <Rename phone={phone} busy={act.busy} onName={name => void change(() => renamePhone(phone.id, name))} />
      <Button kind="quiet" onPress={() => setRemoving(true)}>
        {t('phones.remove')}
      </Button>
    </Sheet>
  )
}

function Rename(props: { phone: Phone; busy: boolean; onName: (name: string) => void }) {
  const t = useText()
  const [name, setName] = useState(props.phone.name)
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) props.onName(name.trim())
      }}
    >
      <Field
        label={t('phones.name')}
        help={t('phones.nameHelp')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={!name.trim()} isPending={props.busy}>
        {t('phones.saveName')}
      </Button>
    </form>
  )
}
