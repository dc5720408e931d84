import { lazy, Suspense, useEffect } from 'react'
import { Navigate, useParams } from 'react-router'
import { useLockState } from '../../lib/lock-state.ts'
import { checkLock, lock } from '../../lib/session.ts'
import { BottomBar } from '../../ui/BottomBar.tsx'
import { Waiting } from '../Waiting.tsx'
import { Door } from './Door.tsx'
import { Home } from './Home.tsx'
import { Inbox } from './Inbox.tsx'
import './Inside.css'
import { Me } from './Me.tsx'
import { NotRegistered } from './NotRegistered.tsx'
import { SignIn } from './SignIn.tsx'
import { loadNotices, useNotices } from './use-notices.ts'

const Scan = lazy(() => import('./Scan.tsx').then(m => ({ default: m.Scan })))
const DeskCode = lazy(() => import('./DeskCode.tsx').then(m => ({ default: m.DeskCode })))

const Catalogue = lazy(() => import('../services/Catalogue.tsx').then(m => ({ default: m.Catalogue })))
const ServicePage = lazy(() => import('../services/ServicePage.tsx').then(m => ({ default: m.ServicePage })))

const MiniAppPage = lazy(() => import('../mini-apps/MiniAppPage.tsx').then(m => ({ default: m.MiniAppPage })))
const Applications = lazy(() =>
  import('../services/sent/Applications.tsx').then(m => ({ default: m.Applications })),
)
const ApplicationPage = lazy(() =>
  import('../services/sent/ApplicationPage.tsx').then(m => ({ default: m.ApplicationPage })),
)

const Queue = lazy(() => import('../queue/Queue.tsx').then(m => ({ default: m.Queue })))
const NewVisit = lazy(() => import('../queue/NewVisit.tsx').then(m => ({ default: m.NewVisit })))
const VisitPlace = lazy(() => import('../queue/VisitPlace.tsx').then(m => ({ default: m.VisitPlace })))
const VisitTime = lazy(() => import('../queue/VisitTime.tsx').then(m => ({ default: m.VisitTime })))

const Phones = lazy(() => import('../control/Phones.tsx').then(m => ({ default: m.Phones })))
const History = lazy(() => import('../control/History.tsx').then(m => ({ default: m.History })))
const Permissions = lazy(() => import('../control/Permissions.tsx').then(m => ({ default: m.Permissions })))
const Helping = lazy(() => import('../helping/Helping.tsx').then(m => ({ default: m.Helping })))
const Safety = lazy(() => import('../control/Safety.tsx').then(m => ({ default: m.Safety })))
const MyData = lazy(() => import('../control/MyData.tsx').then(m => ({ default: m.MyData })))
const Documents = lazy(() => import('../documents/Documents.tsx').then(m => ({ default: m.Documents })))
const Entries = lazy(() => import('../documents/Entries.tsx').then(m => ({ default: m.Entries })))
const OneEntry = lazy(() => import('../documents/OneEntry.tsx').then(m => ({ default: m.OneEntry })))
const NewDocument = lazy(() => import('../documents/NewDocument.tsx').then(m => ({ default: m.NewDocument })))
const OneDocument = lazy(() => import('../documents/OneDocument.tsx').then(m => ({ default: m.OneDocument })))

const House = lazy(() => import('../households/House.tsx').then(m => ({ default: m.House })))
const NewMove = lazy(() => import('../households/NewMove.tsx').then(m => ({ default: m.NewMove })))
const Life = lazy(() => import('../life/Life.tsx').then(m => ({ default: m.Life })))
const NewBirth = lazy(() => import('../life/NewBirth.tsx').then(m => ({ default: m.NewBirth })))
const NewDeath = lazy(() => import('../life/NewDeath.tsx').then(m => ({ default: m.NewDeath })))
const NewMarriage = lazy(() => import('../life/NewMarriage.tsx').then(m => ({ default: m.NewMarriage })))
const NewDivorce = lazy(() => import('../life/NewDivorce.tsx').then(m => ({ default: m.NewDivorce })))
const NewName = lazy(() => import('../life/NewName.tsx').then(m => ({ default: m.NewName })))
const HouseCases = lazy(() => import('../house-cases/HouseCases.tsx').then(m => ({ default: m.HouseCases })))
const OneCase = lazy(() => import('../house-cases/OneCase.tsx').then(m => ({ default: m.OneCase })))
const NewHouse = lazy(() => import('../house-cases/NewHouse.tsx').then(m => ({ default: m.NewHouse })))
const ChangeHouse = lazy(() =>
  import('../house-cases/ChangeHouse.tsx').then(m => ({ default: m.ChangeHouse })),
)
const Household = lazy(() => import('../house-cases/Household.tsx').then(m => ({ default: m.Household })))
const Reminders = lazy(() => import('../reminders/Reminders.tsx').then(m => ({ default: m.Reminders })))
const QuietHours = lazy(() => import('../reminders/QuietHours.tsx').then(m => ({ default: m.QuietHours })))

const Payments = lazy(() => import('../pay/Payments.tsx').then(m => ({ default: m.Payments })))
const PaymentPage = lazy(() => import('../pay/PaymentPage.tsx').then(m => ({ default: m.PaymentPage })))

type Behind =
  | 'phones'
  | 'history'
  | 'permissions'
  | 'helping'
  | 'safety'
  | 'data'
  | 'documents'
  | 'entries'
  | 'entry'
  | 'newDocument'
  | 'document'
  | 'house'
  | 'newMove'
  | 'life'
  | 'newBirth'
  | 'newDeath'
  | 'newMarriage'
  | 'newDivorce'
  | 'newName'
  | 'houseCases'
  | 'houseCase'
  | 'newHouse'
  | 'changeHouse'
  | 'household'
  | 'payments'
  | 'payment'
  | 'reminders'
  | 'quietHours'
type Place =
  | 'home'
  | 'services'
  | 'service'
  | 'miniApp'
  | 'applications'
  | 'application'
  | 'queue'
  | 'newVisit'
  | 'visitPlace'
  | 'visitTime'
  | 'scan'
  | 'deskCode'
  | 'inbox'
  | 'me'
  | 'signIn'
  | Behind
const awayMsMax = 120_000

/** Everything personal stands behind the passcode; leaving the app for two minutes locks it. */
export function Inside({ place }: { place: Place }) {
  const state = useLockState()
  const { unread } = useNotices()
  useEffect(() => {
    if (state === 'checking') void checkLock()
    if (state === 'open') void loadNotices()
  }, [state])
  useLockWhenAway()
  const { serviceId } = useParams()
  const outside = place === 'services' ? '/open' : place === 'service' ? `/open/${serviceId}` : '/'
  if (state === 'checking') return <Waiting />
  if (state === 'unbound') return place === 'signIn' ? <NotRegistered /> : <Navigate to={outside} replace />
  if (state === 'locked') return <Door place={place} />
  if (place === 'signIn') return <SignIn />
  return (
    <div className="inside">
      <Suspense fallback={<Waiting />}>
        <PlacePage place={place} />
      </Suspense>
      <BottomBar unread={unread} />
    </div>
  )
}

function PlacePage({ place }: { place: Exclude<Place, 'signIn'> }) {
  switch (place) {
    case 'home':
      return <Home />
    case 'services':
      return <Catalogue />
    case 'applications':
      return <Applications />
    case 'application':
      return <ApplicationPage />
    case 'service':
      return <ServicePage />
    case 'miniApp':
      return <MiniAppPage />
    case 'queue':
      return <Queue />
    case 'newVisit':
      return <NewVisit />
    case 'visitPlace':
      return <VisitPlace />
    case 'visitTime':
      return <VisitTime />
    case 'scan':
      return <Scan />
    case 'deskCode':
      return <DeskCode />
    case 'inbox':
      return <Inbox />
    case 'me':
      return <Me />
    case 'phones':
      return <Phones />
    case 'history':
      return <History />
    case 'permissions':
      return <Permissions />
    case 'helping':
      return <Helping />
    case 'safety':
      return <Safety />
    case 'data':
      return <MyData />
    case 'reminders':
      return <Reminders />
    case 'quietHours':
      return <QuietHours />
    case 'payments':
      return <Payments />
    case 'payment':
      return <PaymentPage />
    case 'house':
      return <House />
    case 'newMove':
      return <NewMove />
    case 'life':
      return <Life />
    case 'newBirth':
      return <NewBirth />
    case 'newDeath':
      return <NewDeath />
    case 'newMarriage':
      return <NewMarriage />
    case 'newDivorce':
      return <NewDivorce />
    case 'newName':
      return <NewName />
    case 'houseCases':
      return <HouseCases />
    case 'houseCase':
      return <OneCase />
    case 'newHouse':
      return <NewHouse />
    case 'changeHouse':
      return <ChangeHouse />
    case 'household':
      return <Household />
    case 'documents':
      return <Documents />
    case 'entries':
      return <Entries />
    case 'entry':
      return <OneEntry />
    case 'newDocument':
      return <NewDocument />
    case 'document':
      return <OneDocument />
  }
}

function useLockWhenAway() {
  useEffect(() => {
    let leftAt: number | undefined
    const change = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now()
      else if (leftAt !== undefined && Date.now() - leftAt > awayMsMax) void lock()
    }
    document.addEventListener('visibilitychange', change)
    return () => document.removeEventListener('visibilitychange', change)
  }, [])
}
