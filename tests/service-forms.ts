// Values that fields of services take, for tests that have to fill in any form.
import type { Field } from '../server/modules/services/definition/form.ts'
import { toCitizenNumber } from '../shared/citizen-number.ts'
import { addDays } from '../shared/partial-date.ts'

/** A value that the field takes; undefined when the agency must be asked for it, a file be sent, or the server counts it. */
export function plainValueOf(field: Field, today: string): string | undefined {
  switch (field.type) {
    case 'text':
      return 'ทดสอบระบบ'.repeat(30).slice(0, Math.max(field.minLength, Math.min(9, field.maxLength)))
    case 'story':
      return 'เรื่องที่เล่าเพื่อทดสอบ\nบรรทัดที่สอง'
    case 'digits':
      return '4'.repeat(field.length)
    case 'juristicNumber':
      return toCitizenNumber('010553600001')
    case 'citizenNumber':
      return toCitizenNumber('100990012399')
    case 'houseCode':
      return '1024-032453-6'
    case 'mobileNumber':
      return '081-234-5678'
    case 'amount':
      return '1,000'
    case 'count':
      return String(field.least)
    case 'buddhistYear':
      return String(Number(today.slice(0, 4)) + 543)
    case 'date':
      return field.daysBack === undefined && field.daysAhead !== undefined ? addDays(today, 1) : today
    case 'choice':
    case 'several':
      return field.choices[0]?.value ?? ''
    case 'place':
      return '13.75633, 100.50177'
    case 'agreement':
      return 'yes'
    case 'options':
    case 'fromRegister':
    case 'files':
    case 'sum':
      return undefined
  }
}
