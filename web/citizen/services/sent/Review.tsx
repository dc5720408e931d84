import { severalOf } from '../../../../shared/asked-only-when.ts'
import { formatDate, formatMoment } from '../../../lib/format.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import type { ServiceField, ServiceView } from '../../../lib/services-types.ts'
import { Button } from '../../../ui/Button.tsx'
import { type AppText, useText } from '../../text.ts'
import { saySum } from '../fields/SumField.tsx'
import type { Typed } from '../ServiceForm.tsx'

/** Everything once more before it goes: what is sent cannot be unsaid. */
export function Review({ view, typed, onChange }: { view: ServiceView; typed: Typed; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const filled = view.form.filter(({ name, type }) => typed.form[name] && type !== 'agreement')
  return (
    <>
      <p>{t('services.reviewLead', { agency: view.agency.name[language] })}</p>
      <dl className="service-pairs">
        {filled.map(field => (
          <div key={field.name} className={field.type === 'story' ? 'service-story' : undefined}>
            <dt>{field.label[language]}</dt>
            <dd>{sayValue(t, language, field, typed)}</dd>
          </div>
        ))}
      </dl>
      {view.promisedDays === undefined ? null : (
        <p className="soft">{t('services.promised', { days: view.promisedDays })}</p>
      )}
      <Button kind="secondary" onPress={onChange}>
        {t('services.reviewChange')}
      </Button>
    </>
  )
}

function sayValue(t: AppText, language: 'th' | 'en', field: ServiceField, { form, shown }: Typed): string {
  const value = form[field.name] ?? ''
  switch (field.type) {
    case 'choice':
    case 'several':
      return severalOf(value)
        .map(one => field.choices?.find(choice => choice.value === one)?.label[language] ?? one)
        .join(', ')
    case 'options':
    case 'fromRegister':
      return sayChosen(shown[field.name] ?? value, language)
    case 'date':
      return formatDate(value, language)
    case 'files':
      return t('services.filesCount', { count: value.split(' ').length })
    case 'sum':
      return saySum(field, value, language)
    case 'amount':
      return t('services.baht', { amount: value })
    default:
      return value
  }
}

/** A chosen time in the calendar of the language; other words as they are. */
export const sayChosen = (text: string, language: 'th' | 'en'): string =>
  /^\d{4}-\d\d-\d\dT/.test(text) ? formatMoment(text, language) : text
