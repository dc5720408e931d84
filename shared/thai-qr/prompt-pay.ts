// PromptPay transfer (tag 29): money to a telephone number, a citizen or tax number, or an e-wallet.
import { isValidCitizenNumber } from '../citizen-number.ts'
import { isAmount, parseBaht, toBaht } from '../satang.ts'
import { openSealed, readFields, seal, writeFields } from './fields.ts'

const TRANSFER = 'A000000677010111'
const kinds = { phone: '01', taxNumber: '02', wallet: '03' } as const

export type PromptPay = {
  kind: keyof typeof kinds
  /** A Thai mobile number of ten digits, a number of thirteen, or a wallet of fifteen. */
  to: string
  amountSatang?: number | undefined
}

const forms: Record<PromptPay['kind'], (to: string) => boolean> = {
  phone: to => /^0[689]\d{8}$/.test(to),
  taxNumber: isValidCitizenNumber,
  wallet: to => /^\d{15}$/.test(to),
}

/** The text of the QR. @throws RangeError for what a bank would not take */
export function writePromptPay({ kind, to, amountSatang }: PromptPay): string {
  if (!forms[kind](to)) throw new RangeError('not a PromptPay identifier')
  const inner = writeFields([
    ['00', TRANSFER],
    [kinds[kind], kind === 'phone' ? `0066${to.slice(1)}` : to],
  ])
  const text = writeFields([
    ['00', '01'],
    ['01', amountSatang === undefined ? '11' : '12'],
    ['29', inner],
    ['53', '764'],
    ...(amountSatang === undefined ? [] : ([['54', toBaht(amountSatang)]] as const)),
    ['58', 'TH'],
  ])
  return seal(text, '63')
}

/** Whom a QR pays; undefined for any other code. The order of country and currency differs between banks. */
export function readPromptPay(text: string): PromptPay | undefined {
  const fields = openSealed(text.trim(), '63')
  const inner = readFields(fields?.get('29') ?? '')
  if (fields?.get('53') !== '764' || inner?.get('00') !== TRANSFER) return undefined
  const written = fields.get('54')
  const amountSatang = written === undefined ? undefined : parseBaht(written)
  if (written !== undefined && !isAmount(amountSatang)) return undefined
  for (const [kind, id] of Object.entries(kinds) as [PromptPay['kind'], string][]) {
    const value = inner.get(id)
    if (value === undefined) continue
    const to = kind === 'phone' ? value.replace(/^0066/, '0') : value
    return forms[kind](to) ? { kind, to, amountSatang } : undefined
  }
  return undefined
}
