import { type FormEvent, useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Life } from '../life-api.ts'
import { useText } from '../text.ts'

/** A number as it is typed, or as a hand scanner types the code of the phone. */
const readNumber = (text: string) => /^(?:tuaton-life:)?(\d{10})$/.exec(text.replaceAll(/\s/g, ''))?.[1]

type LifeDeskProps = { life: Life; onOpen: (number: string) => void }

/** Opens what somebody notified ahead by its number; below, what waits for a second registrar. */
export function LifeDesk({ life, onOpen }: LifeDeskProps) {
  const t = useText()
  const { language } = usePreferences()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const list = useLoad(life.list)
  function submit(event: FormEvent) {
    event.preventDefault()
    const number = readNumber(typed)
    setWrong(number === undefined)
    if (number !== undefined) onOpen(number)
  }
  return (
    <section className="stack-tight">
      <div className="list-head">
        <h2>{t('life.title')}</h2>
        <Button kind="quiet" isPending={list.loading} onPress={list.again}>
          {t('recent.again')}
        </Button>
      </div>
      <form className="stack narrow" onSubmit={submit}>
        <Field
          label={t('life.number')}
          help={t('life.numberHelp')}
          error={isWrong ? t('life.numberWrong') : undefined}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
        <Button type="submit" kind="secondary" isDisabled={typed.trim() === ''}>
          {t('life.open')}
        </Button>
      </form>
      {list.value?.length ? (
        <ul className="recent-list">
          {list.value.map(one => (
            <li key={one.number}>
              <span className="numerals">{formatDate(one.filedAt, language, 'short')}</span>
              <b>{t(`life.kind.${one.kind}`)}</b>
              <Button kind="secondary" onPress={() => onOpen(one.number)}>
                {t('life.openSecond')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
