import { FileCheck, ScanLine } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useText } from './text.ts'

const accepted = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']

/** Two ways in, and what may be expected of them. */
export function Start({ onScan, onFile }: { onScan: () => void; onFile: (file: File) => void }) {
  const t = useText()
  return (
    <Page
      page="start"
      title={t('start.title')}
      lead={t('start.lead')}
      barTitle={t('app.title')}
      aside={<LanguageSwitch />}
      actions={
        <>
          <Button icon={<ScanLine aria-hidden />} onPress={onScan}>
            {t('start.scan')}
          </Button>
          <FileTrigger
            acceptedFileTypes={accepted}
            onSelect={files => {
              const file = files?.[0]
              if (file) onFile(file)
            }}
          >
            <Button kind="secondary" icon={<FileCheck aria-hidden />}>
              {t('start.file')}
            </Button>
          </FileTrigger>
        </>
      }
    >
      <ul className="stack-tight">
        <li>{t('start.noSignIn')}</li>
        <li>{t('start.offline')}</li>
        <li>{t('start.stays')}</li>
      </ul>
      <Notice>
        <p>{t('start.compare')}</p>
      </Notice>
    </Page>
  )
}
