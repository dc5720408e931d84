import { formatMoment } from '../../lib/format.ts'
import { readHelpedBookings } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'
import { HelpedPage } from './HelpedPage.tsx'
import { nameIn } from './People.tsx'

/** What is booked in the person's name, with the letters they show at the counter. */
export function HelpedBookings() {
  const t = useText()
  const { language } = usePreferences()
  const { help } = useInName()
  const load = useLoad(() => readHelpedBookings(help.helpId))
  return (
    <HelpedPage
      page="helpBookings"
      title={t('helpDoor.bookings')}
      load={load}
      isEmpty={list => list.length === 0}
      empty={t('helpFor.noBookings')}
    >
      {bookings => (
        <ul className="help-list">
          {bookings.map(({ reference, startsAt, place }) => (
            <li key={reference}>
              <p className="help-reference numerals" lang="en">
                {reference}
              </p>
              <p lang={language}>{nameIn(language, place)}</p>
              <p className="soft">{formatMoment(startsAt, language)}</p>
            </li>
          ))}
        </ul>
      )}
    </HelpedPage>
  )
}
