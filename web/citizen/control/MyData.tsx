import { Download } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { readExport } from '../../lib/control-api.ts'
import { dayOf } from '../../lib/format.ts'
import { useOpener } from '../../lib/lock-state.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProgressSteps } from '../../ui/ProgressSteps.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { CloseAccount } from './CloseAccount.tsx'

/** All that is kept about the person, as a file; and the end of it all. */
export function MyData() {
  const t = useText()
  const navigate = useNavigate()
  const byPhone = useOpener() === 'phone'
  return (
    <Page page="myData" title={t('myData.title')} onBack={() => navigate('/me')}>
      <Export />
      <section className="stack">
        <h2>{t('close.title')}</h2>
        <p>{t('close.lead')}</p>
        {byPhone ? <CloseAccount /> : <p className="soft">{t('close.phoneOnly')}</p>}
      </section>
    </Page>
  )
}

function Export() {
  const t = useText()
  const [saved, setSaved] = useState(false)
  const act = useAct()
  const load = () =>
    act.run(async () => {
      setSaved(false)
      const file = await readExport()
      saveFile(file, `tuaton-${dayOf(new Date().toISOString())}.json`)
      setSaved(true)
    })
  return (
    <section className="stack">
      <h2>{t('export.title')}</h2>
      <p>{t('export.lead')}</p>
      <p className="soft">{t('export.careful')}</p>
      <ProblemNotice problem={act.problem} />
      {act.busy ? (
        <ProgressSteps
          steps={[
            { id: 'gather', label: t('export.gathering'), state: 'now' },
            { id: 'save', label: t('export.saving'), state: 'later' },
          ]}
        />
      ) : null}
      {saved ? (
        <Notice tone="ok" title={t('export.saved')} live>
          <p>{t('export.savedHelp')}</p>
        </Notice>
      ) : null}
      <Button icon={<Download aria-hidden />} isPending={act.busy} onPress={() => void load()}>
        {t('export.do')}
      </Button>
    </section>
  )
}
