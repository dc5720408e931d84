// Invented appointments: the same person always has the same ones.
import { createHash } from 'node:crypto'
import type { Language } from '../answers.ts'

const clinics = [
  { th: 'อายุรกรรมทั่วไป', en: 'General medicine', room: 'A2' },
  { th: 'ทันตกรรม', en: 'Dentistry', room: 'B1' },
  { th: 'จักษุ', en: 'Eye clinic', room: 'C4' },
  { th: 'เจาะเลือดตรวจสุขภาพประจำปี', en: 'Blood test, yearly check-up', room: 'Lab 1' },
  { th: 'กายภาพบำบัด', en: 'Physiotherapy', room: 'D3' },
]
const DAY = 24 * 3600 * 1000

/** Two or three coming appointments of a patient, in words. */
export function listAppointments(sub: string, now: Date, language: Language) {
  const dice = createHash('sha256').update(`appointments ${sub}`).digest()
  const locale = language === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Bangkok',
  })
  return Array.from({ length: 2 + (dice[0]! % 2) }, (_, index) => {
    const clinic = clinics[(dice[1]! + index) % clinics.length]!
    const day = new Date(now.getTime() + (4 + (dice[2 + index]! % 12) + index * 21) * DAY)
    const hour = 8 + (dice[5 + index]! % 8)
    return {
      clinic: clinic[language],
      room: clinic.room,
      day: format.format(day),
      time: `${String(hour).padStart(2, '0')}:${dice[8 + index]! % 2 ? '30' : '00'}`,
    }
  })
}
