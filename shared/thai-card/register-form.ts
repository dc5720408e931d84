// The chip's text as the register compares it: whole names and dates, nothing that is not compared.
import type { Day, Expiry, PartialDate } from '../partial-date.ts'
import type { ChipName, ChipText } from './chip-text.ts'

/** Names as `title first middle last`; `requestNumber` is the number under the photograph, digits only. */
export type RegisterForm = {
  citizenNumber: string
  nameTh: string
  nameEn: string
  birthDate: PartialDate
  issueDate: Day
  expiryDate: Expiry
  requestNumber: string
}

/** What the register is asked with; undefined where the chip does not say all of it, so that a person looks at the card. */
export function registerFormOf(text: ChipText): RegisterForm | undefined {
  const { citizenNumber, birthDate, issueDate, expiryDate } = text
  if (!birthDate || !issueDate || !expiryDate) return undefined
  const requestNumber = text.photoNumber || text.requestNumber
  const [nameTh, nameEn] = [text.nameTh, text.nameEn].map(wholeName)
  if (!nameTh) return undefined
  return { citizenNumber, nameTh, nameEn: nameEn ?? '', birthDate, issueDate, expiryDate, requestNumber }
}

const wholeName = ({ title, first, middle, last }: ChipName) =>
  [title, first, middle, last].filter(Boolean).join(' ')
