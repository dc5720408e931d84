import type { CardReading } from '../server/modules/biometrics/card/index.ts'
import { parseLaserCode } from '../shared/laser-code.ts'
import { normaliseThai } from '../shared/thai-text.ts'
import type { CardTruth } from './card-truth.ts'

/** How often each field was right and wrong among photographs that were read. */
export type Scores = Record<string, { right: number; wrong: number }>

type Pair = [field: string, read: string | undefined, expected: string]

/** Counts one reading into the scores and tells the differences. */
export function compareReading(
  reading: Exclude<CardReading, { outcome: 'refused' }>,
  truth: CardTruth,
  scores: Scores,
): string[] {
  const slips: string[] = []
  for (const [field, read, expected] of pairsOf(reading, truth)) {
    scores[field] ??= { right: 0, wrong: 0 }
    const isRight = read === expected
    scores[field][isRight ? 'right' : 'wrong']++
    if (!isRight) slips.push(`${field}: ${read} instead of ${expected}`)
  }
  return slips
}

function pairsOf(reading: Exclude<CardReading, { outcome: 'refused' }>, truth: CardTruth): Pair[] {
  if (reading.side === 'back') {
    return [['laser', reading.fields.laserCode, parseLaserCode(truth.laser) ?? truth.laser]]
  }
  const { fields } = reading
  const words = (...parts: (string | undefined)[]) => normaliseThai(parts.filter(Boolean).join(' '))
  return [
    ['number', fields.citizenNumber, truth.pid],
    ['nameTh', fields.nameTh.full, words(truth.titleTh, truth.firstTh, truth.lastTh)],
    ['givenEn', words(fields.nameEn.title, fields.nameEn.given), words(truth.titleEn, truth.firstEn)],
    ['familyEn', fields.nameEn.family ?? '', truth.lastEn],
    ['birth', fields.birthDate, truth.birth.iso],
    ['issue', fields.issueDate, truth.issue.iso],
    ['expiry', fields.expiryDate, truth.expiry.iso],
    ...(truth.req ? [['request', fields.requestNumber, truth.req] as Pair] : []),
  ]
}
