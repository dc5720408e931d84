import type { Language } from '../../lib/preferences.ts'
import type { Reminder } from '../../lib/reminders-api.ts'
import type { ServiceView } from '../../lib/services-types.ts'

/** What tells one reminder of a service from another: what was typed for it; without a form, the service's name. */
export function labelOf(
  { form, name }: Reminder,
  view: Pick<ServiceView, 'form'> | undefined,
  language: Language,
): string {
  const typed = Object.entries(form).map(([field, value]) => {
    const choices = view?.form.find(one => one.name === field)?.choices
    return choices?.find(choice => choice.value === value)?.label[language] ?? value
  })
  return typed.length > 0 ? typed.join(' · ') : name[language]
}
