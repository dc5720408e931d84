import { useNavigate, useParams } from 'react-router'
import { readSlots } from '../../lib/finder-api.ts'
import { bookInName } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { ChooseSlot } from '../finder/ChooseSlot.tsx'
import { useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'
import { HelpedPage } from './HelpedPage.tsx'
import { nameIn } from './People.tsx'

/** A quarter of an hour in the person's name. */
export function HelpedBook() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const { placeId = '' } = useParams()
  const { help } = useInName()
  const load = useLoad(() => readSlots(placeId))
  return (
    <HelpedPage
      page="helpBook"
      title={t('book.title')}
      load={load}
      isEmpty={({ days }) => days.length === 0}
      empty={t('book.noneHelp')}
    >
      {slots => (
        <ChooseSlot
          slots={slots}
          note={t('helpFor.bookNote', { name: nameIn(language, help.person) })}
          book={slot => bookInName(help.helpId, slot)}
          onBooked={() => navigate(`/me/helping/for/${help.helpId}/bookings`, { replace: true })}
          onStale={load.again}
        />
      )}
    </HelpedPage>
  )
}
