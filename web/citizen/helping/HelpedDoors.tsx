import { CalendarClock, CalendarPlus, ClipboardList, History } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'

const all = [
  { id: 'history', scope: 'readHistory', Icon: History },
  { id: 'cases', scope: 'readCases', Icon: ClipboardList },
  { id: 'places', scope: 'bookSlots', Icon: CalendarPlus },
  { id: 'bookings', scope: 'bookSlots', Icon: CalendarClock },
] as const

/** What was allowed, as doors; what was not has none. */
export function HelpedDoors() {
  const t = useText()
  const navigate = useNavigate()
  const { help } = useInName()
  const doors = all.filter(one => help.scopes.includes(one.scope))
  return (
    <Page
      page="helpFor"
      title={t('helpFor.title')}
      lead={t('helpFor.lead')}
      onBack={() => navigate('/me/helping')}
    >
      <Doors
        label={t('helpFor.title')}
        doors={doors.map(({ id, Icon }) => ({
          to: `/me/helping/for/${help.helpId}/${id}`,
          icon: <Icon />,
          title: t(`helpDoor.${id}`),
          help: t(`helpDoor.${id}Help`),
        }))}
      />
    </Page>
  )
}
