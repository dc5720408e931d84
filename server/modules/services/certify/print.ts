// A value in words of both languages, for paper. On the screen the app writes it, in its own calendar.
import { toBuddhistYear } from '../../../../shared/buddhist-date.ts'
import { datePartsOf } from '../../../../shared/partial-date.ts'
import type { Shown } from '../definition/conversion.ts'
import type { Words } from '../definition/words.ts'

const both = (text: string): Words => ({ th: text, en: text })

export function toPrint(value: Shown): Words {
  switch (value.type) {
    case 'none':
      return both('-')
    case 'text':
      return both(value.text.slice(0, 600))
    case 'words':
      return { th: value.th, en: value.en }
    case 'date':
      return printDate(value.date)
    case 'moment':
      return printMoment(new Date(value.at))
    case 'money':
      return printMoney(value.satang)
    case 'number': {
      const number = value.number.toLocaleString('en-US')
      return {
        th: `${number} ${value.unit?.th ?? ''}`.trim(),
        en: `${number} ${value.unit?.en ?? ''}`.trim(),
      }
    }
    case 'telephone':
      return both(value.number)
  }
}

const months = (language: string) => (month: number) =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1))
const [monthTh, monthEn] = [months('th-TH'), months('en-GB')]

function printDate(date: string): Words {
  const parts = datePartsOf(date)
  if (!parts) return both(date)
  const { year, month, day } = parts
  const join = (words: (string | number | undefined)[]) => words.filter(word => word !== undefined).join(' ')
  return {
    th: join([day, month && monthTh(month), `พ.ศ. ${toBuddhistYear(date)}`]),
    en: join([day, month && monthEn(month), year]),
  }
}

const clock = { timeZone: 'Asia/Bangkok', dateStyle: 'long', timeStyle: 'short' } as const

const printMoment = (at: Date): Words => ({
  th: `${new Intl.DateTimeFormat('th-TH', clock).format(at)} น.`,
  en: new Intl.DateTimeFormat('en-GB', clock).format(at),
})

function printMoney(satang: number): Words {
  const baht = (satang / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return { th: `${baht} บาท`, en: `${baht} baht` }
}
