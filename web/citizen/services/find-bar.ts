import type { ServiceTrouble, ServiceView } from '../../lib/services-types.ts'

/** What keeps somebody from a service before anything is asked; known as soon as its page is. */
export type Bar =
  | Extract<ServiceTrouble, { outcome: 'levelTooLow' | 'notEligible' }>
  | { outcome: 'signInNeeded' }

/** The level first, then the rules: as the server judges. */
export function findBar(
  { needs, mine, isForVisitors, reminder }: ServiceView,
  isVisitor: boolean,
): Bar | undefined {
  if (isVisitor) return isForVisitors ? undefined : { outcome: 'signInNeeded' }
  // A reminder that is on can be switched off by whoever has it.
  if (!mine || (reminder && mine.permittedSince)) return undefined
  if (mine.level < needs.level) return { outcome: 'levelTooLow', needed: needs.level, level: mine.level }
  return mine.unmet ? { outcome: 'notEligible', unmet: mine.unmet } : undefined
}
