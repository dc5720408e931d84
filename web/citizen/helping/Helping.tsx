import { Navigate, Route, Routes } from 'react-router'
import { Allow } from './Allow.tsx'
import { ForPerson } from './ForPerson.tsx'
import { HelpedBook } from './HelpedBook.tsx'
import { HelpedBookings } from './HelpedBookings.tsx'
import { HelpedCases } from './HelpedCases.tsx'
import { HelpedDoors } from './HelpedDoors.tsx'
import { HelpedHistory } from './HelpedHistory.tsx'
import { HelpedPlaces } from './HelpedPlaces.tsx'
import { Offer } from './Offer.tsx'
import { People } from './People.tsx'
import './Helping.css'

/** Helping and being helped: who, the two ways to begin, and what is done in somebody's name. */
export function Helping() {
  return (
    <Routes>
      <Route index element={<People />} />
      <Route path="offer" element={<Offer />} />
      <Route path="allow" element={<Allow />} />
      <Route path="for/:helpId" element={<ForPerson />}>
        <Route index element={<HelpedDoors />} />
        <Route path="history" element={<HelpedHistory />} />
        <Route path="cases" element={<HelpedCases />} />
        <Route path="bookings" element={<HelpedBookings />} />
        <Route path="places" element={<HelpedPlaces />} />
        <Route path="places/:placeId" element={<HelpedBook />} />
      </Route>
      <Route path="*" element={<Navigate to="/me/helping" replace />} />
    </Routes>
  )
}
