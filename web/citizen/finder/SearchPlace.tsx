import { useEffect, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../text.ts'

/** Long enough that a word is asked for, and not each of its letters. */
const PAUSE_MS = 350

type SearchPlaceProps = { name: string | undefined; onName: (name: string | undefined) => void }

/** A place by a part of its name, its district or its province. */
export function SearchPlace({ name, onName }: SearchPlaceProps) {
  const t = useText()
  const [typed, setTyped] = useState(name ?? '')
  const wanted = typed.trim() || undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks anew, not who hears it
  useEffect(() => {
    if (wanted === name) return
    const timer = setTimeout(() => onName(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  // Another choice took the search back.
  useEffect(() => {
    if (name === undefined) setTyped('')
  }, [name])
  return (
    <Field
      type="search"
      label={t('finder.search')}
      placeholder={t('finder.searchExample')}
      value={typed}
      onChange={setTyped}
      maxLength={60}
      autoComplete="off"
    />
  )
}
