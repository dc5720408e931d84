import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useState } from 'react'
import { MemoryRouter } from 'react-router'
import { Page } from '../ui/Page.tsx'
import { Actions } from './Actions.tsx'
import { Answers } from './Answers.tsx'
import { Cards } from './Cards.tsx'
import { Colours } from './Colours.tsx'
import { Entries } from './Entries.tsx'
import { Frames, WholePage } from './Frames.tsx'
import { Lists } from './Lists.tsx'
import { Preferences } from './Preferences.tsx'
import { Type } from './Type.tsx'
import { useText } from './text.ts'
import './design.css'

/** The design system on one page: every component of `web/ui`, in every state, as it is. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <MemoryRouter initialEntries={['/home']}>
        <Design />
      </MemoryRouter>
    </I18nProvider>
  )
}

function Design() {
  const t = useText()
  const [whole, setWhole] = useState(false)
  if (whole) return <WholePage onBack={() => setWhole(false)} />
  return (
    <Page page="design" title={t('design.title')} lead={t('design.lead')} wide>
      <Preferences />
      <Colours />
      <Type />
      <Actions />
      <Entries />
      <Answers />
      <Lists />
      <Cards />
      <Frames onWhole={() => setWhole(true)} />
    </Page>
  )
}
