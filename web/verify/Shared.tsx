import { FileDown, FileX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { saveFile } from '../lib/save-file.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { openShared } from './inspect.ts'
import { useText } from './text.ts'

type SharedProps = { token: string; onCheck: (file: File) => void; onBack: () => void }

/** A document that its owner shows by a link: to save, and to check like any other. */
export function Shared({ token, onCheck, onBack }: SharedProps) {
  const t = useText()
  const [file, setFile] = useState<Blob | 'ended' | 'offline'>()
  useEffect(() => {
    openShared(token).then(
      opened => setFile(opened ?? 'ended'),
      () => setFile('offline'),
    )
  }, [token])
  return (
    <Page page="shared" title={t('shared.title')} barTitle={t('app.title')} onBack={onBack}>
      {file === undefined ? (
        <Skeleton lines={4} />
      ) : file instanceof Blob ? (
        <div className="stack">
          <p>{t('shared.lead')}</p>
          <Button icon={<FileDown aria-hidden />} onPress={() => saveFile(file, 'tuaton-document.pdf')}>
            {t('shared.save')}
          </Button>
          <Button kind="secondary" onPress={() => onCheck(new File([file], 'document.pdf'))}>
            {t('shared.check')}
          </Button>
        </div>
      ) : (
        <EmptyState icon={<FileX />} title={t(file === 'ended' ? 'shared.ended' : 'shared.offline')}>
          {t(file === 'ended' ? 'shared.endedHelp' : 'shared.offlineHelp')}
        </EmptyState>
      )}
    </Page>
  )
}
