import { type FormEvent, useState } from 'react'
import { parseVisitorCode } from '../../shared/visitor-code.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Page } from '../ui/Page.tsx'
import { useText } from './text.ts'

/** For whoever cannot scan: the code as it stands below the QR code. */
export function TypeCode(props: { isWrong: boolean; onCode: (code: string) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(props.isWrong)
  function submit(event: FormEvent) {
    event.preventDefault()
    const code = parseVisitorCode(typed)
    setWrong(!code)
    if (code) props.onCode(code)
  }
  return (
    <Page
      page="typeTurn"
      title={t('type.title')}
      lead={t('type.lead')}
      barTitle={t('app.title')}
      aside={<LanguageSwitch />}
    >
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('type.code')}
          help={t('type.help')}
          error={isWrong ? t('type.wrong') : undefined}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck="false"
          maxLength={40}
        />
        <Button type="submit">{t('type.see')}</Button>
      </form>
    </Page>
  )
}
