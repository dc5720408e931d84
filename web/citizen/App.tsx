import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { lazy, type ReactNode, Suspense } from 'react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { OfflineBanner } from '../ui/OfflineBanner.tsx'
import { Waiting } from './Waiting.tsx'
import { Start } from './welcome/Start.tsx'

const Register = lazy(() => import('./register/Register.tsx').then(m => ({ default: m.Register })))
const Recover = lazy(() => import('./recover/Recover.tsx').then(m => ({ default: m.Recover })))
const ProofLink = lazy(() => import('./proof/ProofLink.tsx').then(m => ({ default: m.ProofLink })))
const ThaidReturn = lazy(() => import('./proof/ThaidReturn.tsx').then(m => ({ default: m.ThaidReturn })))
const Finder = lazy(() => import('./finder/Finder.tsx').then(m => ({ default: m.Finder })))
const Book = lazy(() => import('./finder/Book.tsx').then(m => ({ default: m.Book })))
const Bookings = lazy(() => import('./finder/Bookings.tsx').then(m => ({ default: m.Bookings })))
const OpenServices = lazy(() =>
  import('./services/OpenServices.tsx').then(m => ({ default: m.OpenServices })),
)
const VisitorSent = lazy(() =>
  import('./services/visitor/VisitorSent.tsx').then(m => ({ default: m.VisitorSent })),
)
const ServicePage = lazy(() => import('./services/ServicePage.tsx').then(m => ({ default: m.ServicePage })))
const Inside = lazy(() => import('./app/Inside.tsx').then(m => ({ default: m.Inside })))

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <WithLocale>
        <BrowserRouter basename="/app">
          <OfflineBanner />
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route index element={<Start />} />
              <Route path="register" element={<Register />} />
              <Route path="home" element={<Inside place="home" />} />
              <Route path="services" element={<Inside place="services" />} />
              <Route path="services/applications" element={<Inside place="applications" />} />
              <Route path="services/applications/:applicationId" element={<Inside place="application" />} />
              <Route path="services/queue" element={<Inside place="queue" />} />
              <Route path="services/queue/new" element={<Inside place="newVisit" />} />
              <Route path="services/queue/new/:matterId" element={<Inside place="visitPlace" />} />
              <Route path="services/queue/new/:matterId/:placeId" element={<Inside place="visitTime" />} />
              <Route path="services/:serviceId" element={<Inside place="service" />} />
              <Route path="mini-apps/:miniAppId" element={<Inside place="miniApp" />} />
              <Route path="scan" element={<Inside place="scan" />} />
              <Route path="desk-code" element={<Inside place="deskCode" />} />
              <Route path="inbox" element={<Inside place="inbox" />} />
              <Route path="me" element={<Inside place="me" />} />
              <Route path="me/phones" element={<Inside place="phones" />} />
              <Route path="me/history" element={<Inside place="history" />} />
              <Route path="me/permissions" element={<Inside place="permissions" />} />
              <Route path="me/safety" element={<Inside place="safety" />} />
              <Route path="me/helping/*" element={<Inside place="helping" />} />
              <Route path="me/documents" element={<Inside place="documents" />} />
              <Route path="me/entries" element={<Inside place="entries" />} />
              <Route path="me/entries/:paperId" element={<Inside place="entry" />} />
              <Route path="me/documents/new" element={<Inside place="newDocument" />} />
              <Route path="me/documents/:documentId" element={<Inside place="document" />} />
              <Route path="me/house" element={<Inside place="house" />} />
              <Route path="me/house/move" element={<Inside place="newMove" />} />
              <Route path="me/life" element={<Inside place="life" />} />
              <Route path="me/life/birth" element={<Inside place="newBirth" />} />
              <Route path="me/life/death" element={<Inside place="newDeath" />} />
              <Route path="me/life/marriage" element={<Inside place="newMarriage" />} />
              <Route path="me/life/divorce" element={<Inside place="newDivorce" />} />
              <Route path="me/life/name" element={<Inside place="newName" />} />
              <Route path="me/house/cases" element={<Inside place="houseCases" />} />
              <Route path="me/house/cases/:caseId" element={<Inside place="houseCase" />} />
              <Route path="me/house/new" element={<Inside place="newHouse" />} />
              <Route path="me/house/change" element={<Inside place="changeHouse" />} />
              <Route path="me/house/people" element={<Inside place="household" />} />
              <Route path="me/data" element={<Inside place="data" />} />
              <Route path="me/reminders" element={<Inside place="reminders" />} />
              <Route path="me/quiet-hours" element={<Inside place="quietHours" />} />
              <Route path="me/payments" element={<Inside place="payments" />} />
              <Route path="me/payments/:paymentId" element={<Inside place="payment" />} />
              <Route path="reset" element={<Recover key="reset" purpose="resetPasscode" />} />
              <Route path="unfreeze" element={<Recover key="unfreeze" purpose="unfreeze" />} />
              <Route path="raise" element={<Recover key="raise" purpose="raise" />} />
              <Route path="proof" element={<ProofLink />} />
              <Route path="proof/thaid" element={<ThaidReturn />} />
              <Route path="finder" element={<Finder />} />
              <Route path="finder/bookings" element={<Bookings />} />
              <Route path="finder/:placeId" element={<Book />} />
              <Route path="open" element={<OpenServices />} />
              <Route path="open/sent" element={<VisitorSent />} />
              <Route path="open/:serviceId" element={<ServicePage isVisitor />} />
              <Route path="sign-in" element={<Inside place="signIn" />} />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Suspense>
        </BrowserRouter>
      </WithLocale>
    </I18nProvider>
  )
}

function WithLocale({ children }: { children: ReactNode }) {
  const { i18n: current } = useLingui()
  return (
    <AriaLocale locale={current.locale === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB'}>{children}</AriaLocale>
  )
}
