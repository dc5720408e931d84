import { useState } from 'react'
import { BottomBar } from '../ui/BottomBar.tsx'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

/** What holds everything else: the page, the sheet, the bar. */
export function Frames({ onWhole }: { onWhole: () => void }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <Part title={t('design.frames')}>
      <Sample name="BottomBar" wide>
        <div className="design-bar">
          <BottomBar unread={3} />
        </div>
      </Sample>
      <Sample name="Sheet">
        <Button kind="secondary" onPress={() => setOpen(true)}>
          {t('design.openSheet')}
        </Button>
        <Sheet isOpen={open} title={t('design.sheetTitle')} onClose={() => setOpen(false)}>
          <p>{t('design.paragraph')}</p>
          <Button onPress={() => setOpen(false)}>{t('design.go')}</Button>
        </Sheet>
      </Sample>
      <Sample name="Page" note="step, way back, actions">
        <Button kind="secondary" onPress={onWhole}>
          {t('design.openPage')}
        </Button>
      </Sample>
    </Part>
  )
}

/** A page of the app with everything a page may have. */
export function WholePage({ onBack }: { onBack: () => void }) {
  const t = useText()
  return (
    <Page
      page="designPage"
      title={t('design.pageTitle')}
      lead={t('design.paragraph')}
      step={{ position: 3, of: 9 }}
      onBack={onBack}
      aside={<LanguageSwitch />}
      actions={
        <>
          <Button onPress={onBack}>{t('design.go')}</Button>
          <Button kind="secondary" onPress={onBack}>
            {t('design.notNow')}
          </Button>
        </>
      }
    >
      <Notice title={t('design.tone.info')}>
        <p>{t('design.noticeBody')}</p>
      </Notice>
    </Page>
  )
}
