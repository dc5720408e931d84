// A person in the words of the dialects: the claim's name is the scope's name, and nothing is ever an empty string.
import { toBuddhistDigits } from '../../../shared/buddhist-date.ts'
import type { Switches } from '../parties/index.ts'
import type { SignInPerson } from './people-door.ts'

export type ClaimOptions = Pick<Switches, 'addressAsText' | 'nameWithTitle'> & { ial: string }
type Claim = (person: SignInPerson, options: ClaimOptions) => unknown

const claims: Record<string, Claim> = {
  pid: p => p.citizenNumber,
  title: p => p.titleTh,
  title_en: p => p.titleEn,
  given_name: p => p.firstTh,
  middle_name: p => p.middleTh,
  family_name: p => p.lastTh,
  given_name_en: p => p.firstEn,
  middle_name_en: p => p.middleEn,
  family_name_en: p => p.lastEn,
  name: (p, { nameWithTitle }) => (nameWithTitle ? `${p.titleTh} ${p.fullTh}` : p.fullTh),
  name_en: p => p.fullEn,
  birthdate: p => p.birthDate,
  gender: p => p.gender,
  address: (p, { addressAsText }) => (addressAsText ? p.addressTh : { formatted: p.addressTh }),
  house_address: p => ({ formatted: p.addressTh, raw: p.houseCode }),
  smartcard_code: p => p.requestNumber,
  // A string: a number would break clients that parse it as one.
  ial: (_person, { ial }) => ial,
  date_of_issuance: p => p.issueDate,
  // Clients parse a date; a card for life carries the register's all-nines year.
  date_of_expiry: p => (p.expiryDate === 'lifetime' ? '9999-12-31' : p.expiryDate),
  // First generation (before 2023): title with the full name and two spaces, Buddhist dates.
  th_fullname: p => [p.titleTh, p.firstTh, p.middleTh, p.lastTh].filter(Boolean).join('  '),
  th_fname: p => p.firstTh,
  th_mname: p => p.middleTh,
  th_lname: p => p.lastTh,
  dob: p => toBuddhistDigits(p.birthDate),
}

/** One claim for each scope that has a value. */
export function toClaims(person: SignInPerson, scopes: readonly string[], options: ClaimOptions) {
  return Object.fromEntries(
    scopes
      .map(scope => [scope, claims[scope]?.(person, options)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
}
