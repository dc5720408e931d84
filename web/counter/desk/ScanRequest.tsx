import { ScanQrCode } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useCamera } from '../../lib/use-camera.ts'
import { useQrReader } from '../../lib/use-qr-reader.ts'
import { Button } from '../../ui/Button.tsx'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../text.ts'

const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/

type ScanRequestProps = { busy: boolean; onTicket: (ticket: string) => void }

/** The code on a customer's phone: by the till's hand scanner, which types, or by its camera. */
export function ScanRequest({ busy, onTicket }: ScanRequestProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [looking, setLooking] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const ticket = typed.trim()
    setTyped('')
    setWrong(!SHAPE.test(ticket))
    if (SHAPE.test(ticket)) onTicket(ticket)
  }
  return (
    <div className="stack">
      <form className="stack narrow" onSubmit={submit}>
        <Field
          label={t('scan.label')}
          help={t('scan.help')}
          value={typed}
          onChange={setTyped}
          autoFocus
          autoComplete="off"
          error={wrong ? t('problem.ticketInvalid') : undefined}
        />
        <Button type="submit" isPending={busy} isDisabled={typed.trim() === ''}>
          {t('scan.take')}
        </Button>
      </form>
      {looking ? (
        <Camera onTicket={onTicket} />
      ) : (
        <Button kind="secondary" icon={<ScanQrCode aria-hidden />} onPress={() => setLooking(true)}>
          {t('scan.camera')}
        </Button>
      )}
    </div>
  )
}

function Camera({ onTicket }: { onTicket: (ticket: string) => void }) {
  const t = useText()
  const camera = useCamera('environment')
  const taken = useRef<string>(undefined)
  useQrReader(camera, text => {
    if (!SHAPE.test(text) || taken.current === text) return false
    taken.current = text
    onTicket(text)
    return false
  })
  return <CameraFrame camera={camera} advice={t('scan.hold')} />
}
