import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useState } from 'react'
import { MakeFace } from './MakeFace.tsx'
import { PickPerson } from './PickPerson.tsx'
import { ShowSpecimen } from './ShowSpecimen.tsx'
import type { InventedPerson, Specimen } from './sandbox-api.ts'

/** Person, face, card: three pages, nothing kept on the phone. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <Steps />
    </I18nProvider>
  )
}

function Steps() {
  const [person, setPerson] = useState<InventedPerson>()
  const [specimen, setSpecimen] = useState<Specimen>()
  if (!person) return <PickPerson onPick={setPerson} />
  if (!specimen) return <MakeFace person={person} onBack={() => setPerson(undefined)} onMade={setSpecimen} />
  const startOver = () => {
    setSpecimen(undefined)
    setPerson(undefined)
  }
  return <ShowSpecimen person={person} specimen={specimen} onOther={startOver} />
}
