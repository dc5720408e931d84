import { type FormEvent, useState } from 'react'
import { parseVisitorCode } from '../../../../shared/visitor-code.ts'
import { formatMoment } from '../../../lib/format.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import { readCatalogue } from '../../../lib/services-api.ts'
import { useLoad } from '../../../lib/use-load.ts'
import { listVisitorSent } from '../../../lib/visitor-api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { LoadState } from '../../LoadState.tsx'
import { useText } from '../../text.ts'
import '../sent/Sent.css'
import './Visitor.css'

type FindSentProps = { onFound: (code: string) => void; onBack: () => void }

/** What this phone sent without an account, and a place to type the code of what another phone sent. */
export function FindSent({ onFound, onBack }: FindSentProps) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(async () => ({
    sent: await listVisitorSent(),
    // Only for their names: without a network the codes are still here.
    services: await readCatalogue().then(
      catalogue => catalogue.services,
      () => [],
    ),
  }))
  return (
    <Page page="visitorSent" title={t('visitor.sent')} lead={t('visitor.sentLead')} onBack={onBack}>
      <LoadState load={load} lines={3}>
        {({ sent, services }) =>
          sent.length === 0 ? (
            <p className="soft">{t('visitor.none')}</p>
          ) : (
            <section className="service-group">
              <h2>{t('visitor.here')}</h2>
              <ul className="sent-list">
                {sent.map(({ code, serviceId, sentAt }) => (
                  <li key={code}>
                    <button type="button" className="visitor-one" onClick={() => onFound(code)}>
                      <b>{services.find(({ id }) => id === serviceId)?.name[language] ?? serviceId}</b>
                      <span className="soft small">{formatMoment(sentAt, language)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </LoadState>
      <TypeCode onFound={onFound} />
    </Page>
  )
}

function TypeCode({ onFound }: { onFound: (code: string) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const code = parseVisitorCode(typed)
    setWrong(!code)
    if (code) onFound(code)
  }
  return (
    <form className="service-form" onSubmit={submit}>
      <Field
        label={t('visitor.code')}
        help={t('visitor.codeHelp')}
        error={isWrong ? t('visitor.codeWrong') : undefined}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck="false"
        maxLength={60}
      />
      <Button type="submit" kind="secondary">
        {t('visitor.find')}
      </Button>
    </form>
  )
}
