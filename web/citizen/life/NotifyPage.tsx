import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { notifyLife } from '../../lib/life-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'

type What = 'birth' | 'death' | 'marriage' | 'divorce' | 'name'
const pages = {
  birth: 'newBirth',
  death: 'newDeath',
  marriage: 'newMarriage',
  divorce: 'newDivorce',
  name: 'newName',
} as const

type NotifyPageProps = {
  what: What
  children: ReactNode
  /** What is sent; undefined while something is missing, which the fields then say. */
  read: () => Record<string, unknown> | undefined
  isDisabled?: boolean
}

/** The form of one kind of life event: its fields, the truth that is told with it, and the passcode that says so. */
export function NotifyPage({ what, children, read, isDisabled = false }: NotifyPageProps) {
  const t = useText()
  const navigate = useNavigate()
  const [body, setBody] = useState<Record<string, unknown>>()
  // One request however often it is sent; another after a refusal is another.
  const [requestId] = useState(() => crypto.randomUUID())
  const act = useAct()
  const send = (passcode: string) =>
    act.run(async () => {
      await notifyLife(what, { ...body, requestId, passcode })
      navigate('/me/life', { replace: true })
    })
  function open(form: HTMLFormElement) {
    act.clear()
    const told = read()
    setBody(told)
    // On a long form what is wrong may stand above the screen.
    if (!told) requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <Page
      page={pages[what]}
      title={t(`life.door.${what}`)}
      lead={t(`life.newLead.${what}`)}
      onBack={() => navigate('/me/life')}
    >
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          open(event.currentTarget)
        }}
      >
        {children}
        <Button type="submit" isDisabled={isDisabled}>
          {t(`life.send.${what}`)}
        </Button>
      </form>
      <PasscodeSheet
        isOpen={body !== undefined}
        title={t(`life.send.${what}`)}
        act={act}
        onPasscode={passcode => void send(passcode)}
        onClose={() => setBody(undefined)}
      >
        <p className="soft">{t('life.truth')}</p>
      </PasscodeSheet>
    </Page>
  )
}
