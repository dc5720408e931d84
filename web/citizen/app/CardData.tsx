import { formatCitizenNumber, maskCitizenNumber } from '../../../shared/citizen-number.ts'
import { formatLaserCode } from '../../../shared/laser-code.ts'
import type { CardView } from '../../lib/api-types.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList } from '../../ui/DataList.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { useText } from '../text.ts'

/** Everything on the card as words, for large letters, screen readers and copying by hand; masked like the card. */
export function CardData({ card, revealed }: { card: CardView; revealed: boolean }) {
  const t = useText()
  const { language } = usePreferences()
  const number = revealed ? formatCitizenNumber(card.citizenNumber) : maskCitizenNumber(card.citizenNumber)
  const expiry = card.expiryDate === 'lifetime' ? t('data.lifetime') : formatDate(card.expiryDate, language)
  const always = [
    { id: 'number', label: t('data.citizenNumber'), value: <span className="numerals">{number}</span> },
    { id: 'nameTh', label: t('data.nameTh'), value: <PersonName name={card.nameTh} lang="th" /> },
    { id: 'nameEn', label: t('data.nameEn'), value: <PersonName name={card.nameEn} lang="en" /> },
    { id: 'expiry', label: t('data.expiryDate'), value: expiry },
  ]
  const more = revealed
    ? [
        { id: 'birth', label: t('data.birthDate'), value: formatDate(card.birthDate, language) },
        { id: 'address', label: t('data.address'), value: card.addressTh, lang: 'th' as const },
        { id: 'issue', label: t('data.issueDate'), value: formatDate(card.issueDate, language) },
        ...(card.issuerTh
          ? [{ id: 'issuer', label: t('data.issuer'), value: card.issuerTh, lang: 'th' as const }]
          : []),
        { id: 'laser', label: t('data.laserCode'), value: formatLaserCode(card.laserCode) },
        { id: 'request', label: t('data.requestNumber'), value: card.requestNumber },
      ]
    : []
  return (
    <section className="stack-tight" aria-label={t('home.cardData')}>
      <h2>{t('home.cardData')}</h2>
      <DataList rows={[...always, ...more]} />
    </section>
  )
}
