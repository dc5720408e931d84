import { Delete } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { countTo } from './count.ts'
import { pressKey } from './passcode-entry.ts'
import { useUiText } from './text.ts'
import './PasscodeField.css'

export type PasscodeFieldProps = {
  label: string
  help?: string | undefined
  length?: number
  isDisabled?: boolean
  /** A code that is no secret of the person's: its digits are shown. */
  isOpen?: boolean
  /** Called once with all digits; the field empties itself. */
  onComplete: (passcode: string) => void
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/**
 * Eight digits on a keypad of its own. There is no input element, so no keyboard app, autofill or password store
 * ever sees the digits; the keys of a hardware keyboard work as well.
 */
export function PasscodeField({
  label,
  help,
  length = 8,
  isDisabled = false,
  isOpen = false,
  onComplete,
}: PasscodeFieldProps) {
  const t = useUiText()
  const [digits, setDigits] = useState('')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])

  function press(key: string) {
    if (isDisabled) return
    const next = pressKey(digits, key, length)
    if (next.length === length && next !== digits) {
      setDigits('')
      onComplete(next)
    } else setDigits(next)
  }
  useDigitKeys(press)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus that the keys of a keyboard need
    <div
      ref={box}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-state`}
      tabIndex={-1}
      className="passcode"
      aria-disabled={isDisabled}
    >
      <p id={`${id}-label`} className="passcode-label">
        {label}
      </p>
      {help ? <p className="soft small">{help}</p> : null}
      {isOpen ? (
        <p className="passcode-digits numerals">{digits || '\u00a0'}</p>
      ) : (
        <div className="passcode-dots" aria-hidden="true">
          {countTo(length).map(place => (
            <span key={place} data-filled={place <= digits.length || undefined} />
          ))}
        </div>
      )}
      <p id={`${id}-state`} className="unseen" aria-live="polite">
        {t('ui.passcodeState', { count: digits.length, length })}
      </p>
      <Keypad isDisabled={isDisabled} press={press} />
    </div>
  )
}

/** A keyboard's digits count wherever the focus is, except in a line to type in. */
function useDigitKeys(press: (key: string) => void) {
  const newest = useRef(press)
  newest.current = press
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (pressKey('', event.key, 1) === '' && event.key !== 'Backspace') return
      event.preventDefault()
      newest.current(event.key)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function Keypad({ isDisabled, press }: { isDisabled: boolean; press: (key: string) => void }) {
  const t = useUiText()
  return (
    <div className="keypad">
      {keys.map(key => (
        <Button key={key} className="keypad-key" isDisabled={isDisabled} onPress={() => press(key)}>
          {key}
        </Button>
      ))}
      <span />
      <Button className="keypad-key" isDisabled={isDisabled} onPress={() => press('0')}>
        0
      </Button>
      <Button
        className="keypad-key keypad-erase"
        aria-label={t('ui.eraseDigit')}
        isDisabled={isDisabled}
        onPress={() => press('Backspace')}
      >
        <Delete aria-hidden />
      </Button>
    </div>
  )
}
