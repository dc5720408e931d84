// The numbers of the people that tests invent.
import { toCitizenNumber } from '../shared/citizen-number.ts'

let given = 0

/** A valid number nobody else in this file of tests has, of the office that does not exist. */
export function nextNumber(): string {
  given += 1
  return toCitizenNumber(`10003${String(given * 7_919).padStart(7, '0')}`)
}

export function startNumbersAnew(): void {
  given = 0
}
