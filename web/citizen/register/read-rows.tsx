import { formatLaserCode } from '../../../shared/laser-code.ts'
import type { FrontRead } from '../../lib/api-types.ts'
import { formatDate } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'
import type { DataRow } from '../../ui/DataList.tsx'
import { MaskedNumber } from '../../ui/MaskedNumber.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import type { AppText } from '../text.ts'

/** What was read from the front, as rows of words. */
export function frontRows(t: AppText, language: Language, read: FrontRead): DataRow[] {
  const expiry = read.expiryDate === 'lifetime' ? t('data.lifetime') : formatDate(read.expiryDate, language)
  return [
    { id: 'number', label: t('data.citizenNumber'), value: <MaskedNumber value={read.citizenNumber} /> },
    { id: 'nameTh', label: t('data.nameTh'), value: <PersonName name={read.nameTh} lang="th" /> },
    { id: 'nameEn', label: t('data.nameEn'), value: <PersonName name={read.nameEn} lang="en" /> },
    { id: 'birth', label: t('data.birthDate'), value: formatDate(read.birthDate, language) },
    { id: 'issue', label: t('data.issueDate'), value: formatDate(read.issueDate, language) },
    { id: 'expiry', label: t('data.expiryDate'), value: expiry },
  ]
}

/** What was read from the back. */
export function backRows(t: AppText, laserCode: string): DataRow[] {
  const value = <span className="numerals">{formatLaserCode(laserCode)}</span>
  return [{ id: 'laser', label: t('data.laserCode'), value }]
}
