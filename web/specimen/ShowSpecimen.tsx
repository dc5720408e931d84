import { Download, Maximize, Printer } from 'lucide-react'
import { useState } from 'react'
import { formatMoment } from '../lib/format.ts'
import { usePreferences } from '../lib/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { PersonName } from '../ui/PersonName.tsx'
import { FullScreenCard } from './FullScreenCard.tsx'
import './Specimen.css'
import type { InventedPerson, Specimen } from './sandbox-api.ts'
import { useText } from './text.ts'

type ShowSpecimenProps = { person: InventedPerson; specimen: Specimen; onOther: () => void }

export function ShowSpecimen({ person, specimen, onOther }: ShowSpecimenProps) {
  const t = useText()
  const { language } = usePreferences()
  const [shown, setShown] = useState<'front' | 'back'>()
  return (
    <Page
      page="specimenCard"
      wide
      onBack={onOther}
      barTitle={t('app.title')}
      title={t('card.title')}
      lead={<PersonName name={language === 'th' ? person.nameTh : person.nameEn} lang={language} />}
      actions={
        <div className="pair">
          <Button kind="secondary" onPress={onOther}>
            {t('card.other')}
          </Button>
          <Button onPress={() => window.open('/app/', '_blank', 'noopener')}>{t('card.app')}</Button>
        </div>
      }
    >
      <p>{t('card.lead')}</p>
      {specimen.expiresAt ? (
        <Notice>
          <p>{t('card.until', { at: formatMoment(specimen.expiresAt, language) })}</p>
        </Notice>
      ) : null}
      <div className="specimen-sides">
        <Side side="front" url={specimen.frontUrl} onShow={() => setShown('front')} />
        <Side side="back" url={specimen.backUrl} onShow={() => setShown('back')} />
      </div>
      <a className="specimen-link" href={specimen.sheetUrl} target="_blank" rel="noopener noreferrer">
        <Printer aria-hidden /> {t('card.sheet')}
      </a>
      {shown ? (
        <FullScreenCard
          url={shown === 'front' ? specimen.frontUrl : specimen.backUrl}
          alt={t(`card.${shown}Alt`)}
          onTurn={() => setShown(shown === 'front' ? 'back' : 'front')}
          onClose={() => setShown(undefined)}
        />
      ) : null}
    </Page>
  )
}

function Side({ side, url, onShow }: { side: 'front' | 'back'; url: string; onShow: () => void }) {
  const t = useText()
  return (
    <figure className="specimen-side">
      <figcaption>
        <h2>{t(`card.${side}`)}</h2>
      </figcaption>
      <img src={url} alt={t(`card.${side}Alt`)} width={856} height={540} />
      <Button kind="secondary" icon={<Maximize aria-hidden />} onPress={onShow}>
        {t(side === 'front' ? 'card.showFront' : 'card.showBack')}
      </Button>
      <a className="specimen-link" href={url} download={`specimen-${side}.png`}>
        <Download aria-hidden /> {t('card.download')}
        <span className="unseen"> {t(`card.${side}Alt`)}</span>
      </a>
    </figure>
  )
}
