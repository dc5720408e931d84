import { useNavigate, useParams } from 'react-router'
import { usePreferences } from '../../../lib/preferences.ts'
import { readApplication, withdrawApplication } from '../../../lib/sent-api.ts'
import { useLoad } from '../../../lib/use-load.ts'
import { Page } from '../../../ui/Page.tsx'
import { LoadState } from '../../LoadState.tsx'
import { useText } from '../../text.ts'
import { ApplicationBody } from './ApplicationBody.tsx'

/** One thing that was sent: where it stands, what to do, what came of it, and what was said. */
export function ApplicationPage() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const { applicationId = '' } = useParams()
  const load = useLoad(() => readApplication(applicationId))
  return (
    <Page
      page="application"
      title={load.value ? load.value.name[language] : t('services.mineOne')}
      lead={load.value?.agency[language]}
      onBack={() => navigate('/services/applications')}
    >
      <LoadState load={load}>
        {view => (
          <ApplicationBody view={view} load={load} takeBack={() => withdrawApplication(applicationId)} />
        )}
      </LoadState>
    </Page>
  )
}
