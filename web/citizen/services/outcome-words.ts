import { formatMoment } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'
import type { ServiceOutcome, ServiceRule } from '../../lib/services-types.ts'
import type { AppText } from '../text.ts'
import type { Bar } from './find-bar.ts'

export type Ended = Exclude<ServiceOutcome, { outcome: 'ok' | 'kept' }> | Bar

/** What an ending means for the person, in a sentence or two. */
export function sayEnding(t: AppText, language: Language, outcome: Ended, agency: string): string {
  const moment = (at: string) => formatMoment(at, language)
  switch (outcome.outcome) {
    case 'notAccepted':
      return outcome.say?.[language] ?? t('services.end.notAcceptedBody')
    case 'maintenance':
      return outcome.until
        ? t('services.end.maintenanceUntil', { at: moment(outcome.until) })
        : t('services.end.maintenanceBody')
    case 'outsideHours':
      return outcome.opensAt
        ? t('services.end.opensAt', { at: moment(outcome.opensAt) })
        : t('services.end.outsideHoursBody')
    case 'agencyDown':
      return t(`services.end.agencyDown.${outcome.because}`, { agency })
    case 'levelTooLow':
      return t('services.end.levelTooLowBody', { needed: outcome.needed, level: outcome.level })
    case 'signInNeeded':
      return t('services.end.signInNeededBody')
    case 'notEligible':
      return unmetText(t, outcome.unmet)
    case 'notFound':
      return t('services.end.notFoundBody', { agency })
    case 'consentNeeded':
      return t('services.end.consentNeededBody')
  }
}

function unmetText(t: AppText, rule: ServiceRule): string {
  if (rule.rule === 'age' && rule.atLeast !== undefined && rule.atMost !== undefined)
    return t('services.unmet.ageBetween', { from: rule.atLeast, to: rule.atMost })
  if (rule.rule === 'age' && rule.atLeast !== undefined)
    return t('services.unmet.ageAtLeast', { age: rule.atLeast })
  if (rule.rule === 'age') return t('services.unmet.ageAtMost', { age: rule.atMost ?? 0 })
  if (rule.rule === 'sex') return t(rule.is === 'male' ? 'services.unmet.male' : 'services.unmet.female')
  return t(rule.rule === 'nationality' ? 'services.unmet.nationality' : 'services.unmet.headOfHouse')
}
