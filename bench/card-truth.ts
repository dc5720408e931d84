import type { CardHolder } from '../invented/cards/index.ts'
import { cardAddressLines } from '../shared/address.ts'
import { formatEnglishCardDate, formatThaiCardDate } from '../shared/card-date.ts'
import { formatLaserCode } from '../shared/laser-code.ts'
import { titles } from '../shared/names.ts'

/** A date as printed in both languages, and as the reader should give it. */
export type DateTruth = { th: string; en: string; iso: string }

/** What stands on one card; middle names stand with the first name, an absent last name is empty. */
export type CardTruth = {
  pid: string
  titleTh: string
  titleEn: string
  firstTh: string
  firstEn: string
  lastTh: string
  lastEn: string
  birth: DateTruth
  issue: DateTruth
  expiry: DateTruth
  addr?: string[]
  laser: string
  req?: string
}

const dateTruth = (iso: string): DateTruth => ({
  iso,
  th: formatThaiCardDate(iso),
  en: formatEnglishCardDate(iso),
})

/** What stands on the card drawn for a holder. */
export function truthOf({ citizenNumber, name, birthDate, address, card }: CardHolder): CardTruth {
  const title = titles[name.title]
  return {
    pid: citizenNumber,
    titleTh: title.shortTh,
    titleEn: title.en,
    firstTh: [name.firstTh, name.middleTh].filter(Boolean).join(' '),
    firstEn: [name.firstEn, name.middleEn].filter(Boolean).join(' '),
    lastTh: name.lastTh ?? '',
    lastEn: name.lastEn ?? '',
    birth: dateTruth(birthDate),
    issue: dateTruth(card.issueDate),
    expiry: dateTruth(card.expiryDate),
    addr: cardAddressLines(address),
    laser: formatLaserCode(card.laserCode),
    req: card.requestNumber,
  }
}
