import { useEffect } from 'react'
import { usePreferences } from '../../../lib/preferences.ts'
import { listOptions } from '../../../lib/sent-api.ts'
import { useLoad } from '../../../lib/use-load.ts'
import { listOptionsAsVisitor } from '../../../lib/visitor-api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useText } from '../../text.ts'
import { formatShown } from '../format-shown.ts'
import type { OneFieldProps } from './OneField.tsx'

/** A choice from a list of the agency, which comes when what it hangs on is chosen, or from what the register knows as one's own. */
export function OptionsField(props: OneFieldProps) {
  const { field, form } = props
  const t = useText()
  const { language } = usePreferences()
  const before = field.after ?? []
  const isReady = before.every(name => form[name])
  if (!isReady)
    return (
      <div className="service-waits">
        <b>{field.label[language]}</b>
        <p className="soft small">{t('services.chooseBefore')}</p>
      </div>
    )
  return <Listed key={before.map(name => form[name]).join(' ')} {...props} />
}

function Listed({ serviceId, visitorCode, onAllow, field, value, form, error, onChange }: OneFieldProps) {
  const t = useText()
  const { language } = usePreferences()
  const before = field.after ?? []
  const chosen = Object.fromEntries(before.map(name => [name, form[name] ?? '']))
  const {
    value: listed,
    loading,
    problem,
    again,
  } = useLoad(() =>
    (visitorCode === undefined ? listOptions : listOptionsAsVisitor)(serviceId, field.name, chosen),
  )
  const options = listed?.outcome === 'ok' ? listed.options : []
  const isThere = value === '' || options.some(option => option.value === value)
  // Another office has other times: what was chosen before is no choice any more.
  useEffect(() => {
    if (listed && !isThere) onChange(field.name, '')
  }, [listed, isThere, onChange, field.name])
  if (loading && !listed) return <Skeleton lines={1} />
  if (listed?.outcome === 'consentNeeded')
    return (
      <div className="service-waits">
        <b>{field.label[language]}</b>
        <p className="soft small">{t('services.optionsOwn')}</p>
        <Button
          kind="secondary"
          isPending={loading}
          onPress={() => void onAllow?.().then(isAllowed => isAllowed && again())}
        >
          {t('services.optionsAllow')}
        </Button>
      </div>
    )
  if (problem || (listed && listed.outcome !== 'ok'))
    return (
      <div className="service-waits" role="status">
        <b>{field.label[language]}</b>
        <p className="soft small">{t('services.optionsDown')}</p>
        <Button kind="secondary" isPending={loading} onPress={again}>
          {t('action.again')}
        </Button>
      </div>
    )
  if (options.length === 0)
    return (
      <div className="service-waits" role="status">
        <b>{field.label[language]}</b>
        <p className="soft small">
          {t(field.list ? `services.registerNone.${field.list}` : 'services.optionsNone')}
        </p>
      </div>
    )
  const say = (id: string) => {
    const found = options.find(option => option.value === id)
    return found
      ? [found.text, ...(found.beside ? [found.beside] : [])]
          .map(shown => formatShown(shown, language, ''))
          .join(' · ')
      : ''
  }
  return (
    <Choice
      label={field.label[language]}
      value={isThere ? value : ''}
      error={error}
      choices={[
        { id: '', label: '–' },
        ...options.map(option => ({ id: option.value, label: say(option.value) })),
      ]}
      onChange={id => onChange(field.name, id, say(id))}
    />
  )
}
