import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { helpCodeOf, ticketOf } from '../../lib/sign-in-link.ts'
import { buzz } from '../../lib/speech.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { useQrReader } from '../../lib/use-qr-reader.ts'
import { Button } from '../../ui/Button.tsx'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useUiText } from '../../ui/text.ts'
import { useText } from '../text.ts'
import { ScanOverlay } from './ScanOverlay.tsx'

/** Reads a sign-in code with the camera; a pasted link is the second way. Codes of other sites are not followed. */
export function Scan() {
  const t = useText()
  const tu = useUiText()
  const navigate = useNavigate()
  const camera = useCamera('environment')
  const [foreign, setForeign] = useState(false)
  const [pasting, setPasting] = useState(false)
  const taken = useRef(false)
  function follow(text: string): boolean {
    const help = helpCodeOf(text, location.origin)
    if (help && !taken.current) {
      taken.current = true
      buzz(60)
      navigate(`/me/helping/allow#t=${encodeURIComponent(help)}`)
      return true
    }
    const ticket = ticketOf(text, location.origin)
    setForeign(!ticket)
    if (!ticket || taken.current) return false
    taken.current = true
    buzz(60)
    navigate(`/sign-in#t=${encodeURIComponent(ticket)}`)
    return true
  }
  const missing = useQrReader(camera, follow)
  const live = camera.state === 'live'
  return (
    <Page
      page="scan"
      title={t('scan.title')}
      lead={t('scan.lead')}
      actions={
        <>
          <Button kind="secondary" onPress={() => navigate('/desk-code')}>
            {t('scan.desk')}
          </Button>
          <Button kind="quiet" onPress={() => setPasting(true)}>
            {t('scan.paste')}
          </Button>
        </>
      }
    >
      <CameraFrame
        camera={camera}
        advice={
          live
            ? t(missing ? 'scan.missing' : foreign ? 'scan.foreign' : 'scan.hold')
            : tu('ui.camera.opening')
        }
        overlay={<ScanOverlay />}
      />
      <PasteSheet isOpen={pasting} onClose={() => setPasting(false)} onLink={follow} />
    </Page>
  )
}

function PasteSheet(props: { isOpen: boolean; onClose: () => void; onLink: (text: string) => boolean }) {
  const t = useText()
  const [link, setLink] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <Sheet isOpen={props.isOpen} title={t('scan.pasteTitle')} onClose={props.onClose}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          setWrong(!props.onLink(link))
        }}
      >
        <Field
          label={t('scan.link')}
          help={t('scan.linkHelp')}
          error={wrong ? t('scan.foreign') : undefined}
          value={link}
          onChange={setLink}
          type="url"
          autoComplete="off"
        />
        <Button type="submit">{t('scan.open')}</Button>
      </form>
    </Sheet>
  )
}
