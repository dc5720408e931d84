import { Volume2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { say } from '../../lib/speech.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'

type HolderPageProps = {
  name: string
  title: string
  lead?: string | undefined
  /** Said aloud when the page comes, and again on a press: all that who cannot see needs of it. */
  spoken: string
  onBack?: (() => void) | undefined
  children: ReactNode
}

/** One page of a session at a terminal: read standing, spoken, and always with a way back. */
export function HolderPage({ name, title, lead, spoken, onBack, children }: HolderPageProps) {
  const t = useText()
  const { language } = usePreferences()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page takes the focus anew
  useEffect(() => heading.current?.focus(), [name])
  useEffect(() => say(spoken, language), [spoken, language])
  return (
    <main className="kiosk-main holder" data-page={`holder-${name}`}>
      <div className="holder-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Button kind="quiet" icon={<Volume2 aria-hidden />} onPress={() => say(spoken, language)}>
          {t('holder.listen')}
        </Button>
      </div>
      {lead ? <p className="soft">{lead}</p> : null}
      {children}
      {onBack ? (
        <Button kind="secondary" onPress={onBack}>
          {t('holder.back')}
        </Button>
      ) : null}
    </main>
  )
}
