import { useEffect, useState } from 'react'
import { checkName, type NameAnswer } from '../../lib/life-api.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'

const PAUSE_MILLISECONDS = 600
const tones = { free: 'ok', taken: 'warn', alike: 'warn', forbidden: 'bad' } as const

type NameFieldProps = {
  part: 'first' | 'last'
  label: string
  help?: string
  error?: string | undefined
  value: string
  onChange: (value: string) => void
}

/** A Thai name, asked about while it is typed: free, taken, too alike or forbidden; whose a surname is, nobody hears. */
export function NameField({ part, label, help, error, value, onChange }: NameFieldProps) {
  const t = useText()
  const answer = useNameCheck(part, value.trim())
  return (
    <div className="stack-tight">
      <Field label={label} {...(help ? { help } : {})} error={error} value={value} onChange={onChange} />
      {answer ? (
        <Notice
          tone={tones[answer.standing]}
          title={t(
            part === 'first' && answer.standing === 'free' ? 'name.lawful' : `name.${answer.standing}`,
          )}
          live
        >
          {answer.fault ? <p>{t(`name.fault.${answer.fault}`)}</p> : null}
        </Notice>
      ) : null}
    </div>
  )
}

/** What the register says of a name, a moment after the last letter; nothing while it is not asked or cannot be. */
function useNameCheck(part: 'first' | 'last', name: string): NameAnswer | undefined {
  const [answer, setAnswer] = useState<{ name: string; said: NameAnswer }>()
  useEffect(() => {
    if (name.length < 2) return
    let left = false
    const timer = setTimeout(() => {
      checkName(part, name).then(
        said => {
          if (!left) setAnswer({ name, said })
        },
        // Sent without it: the server checks again.
        () => undefined,
      )
    }, PAUSE_MILLISECONDS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [part, name])
  return answer?.name === name ? answer.said : undefined
}
