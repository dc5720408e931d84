// Passcode rules, told on the phone while typing and enforced by the server (NIST SP 800-63B-4 §3.1.1).

export const passcodeWeaknesses = ['WrongLength', 'Sequence', 'Run', 'BirthDate', 'CitizenNumber'] as const
export type PasscodeWeakness = (typeof passcodeWeaknesses)[number]

export type PasscodeOwner = {
  /** Gregorian YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDate?: string | undefined
  /** 13 digits. */
  citizenNumber?: string | undefined
}

const LONGEST_SEQUENCE = 3
const LONGEST_RUN = 3
const LONGEST_SHARED_PART = 4
const BUDDHIST_OFFSET = 543

/** The first rule a passcode breaks, or undefined when it may be used. `digits` is the required length. */
export function findPasscodeWeakness(
  passcode: string,
  digits: number,
  owner: PasscodeOwner = {},
): PasscodeWeakness | undefined {
  if (!/^\d+$/.test(passcode) || passcode.length !== digits) return 'WrongLength'
  if (longestStep(passcode, 0) > LONGEST_RUN || new Set(passcode).size < 3 || hasRepeatingBlock(passcode))
    return 'Run'
  if (Math.max(longestStep(passcode, 1), longestStep(passcode, -1)) > LONGEST_SEQUENCE) return 'Sequence'
  if (owner.birthDate && holdsBirthDate(passcode, owner.birthDate)) return 'BirthDate'
  if (owner.citizenNumber && sharesPart(passcode, owner.citizenNumber)) return 'CitizenNumber'
  return undefined
}

/** The length of the longest stretch in which each digit is the one before plus `step`. */
function longestStep(passcode: string, step: number): number {
  let longest = 1
  let current = 1
  for (let i = 1; i < passcode.length; i++) {
    current = Number(passcode[i]) - Number(passcode[i - 1]) === step ? current + 1 : 1
    longest = Math.max(longest, current)
  }
  return longest
}

/** 12121212, 12341234: a short block said again and again. */
function hasRepeatingBlock(passcode: string): boolean {
  return [1, 2, 3, 4].some(
    size =>
      passcode.length % size === 0 &&
      size < passcode.length &&
      passcode === passcode.slice(0, size).repeat(passcode.length / size),
  )
}

function holdsBirthDate(passcode: string, birthDate: string): boolean {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const years = [year, String(Number(year) + BUDDHIST_OFFSET)].flatMap(full => [full, full.slice(2)])
  const written = years.flatMap(y => [`${day}${month}${y}`, `${y}${month}${day}`, `${month}${day}${y}`])
  return written.some(
    date => date.length >= LONGEST_SHARED_PART + 2 && (passcode.includes(date) || date.includes(passcode)),
  )
}

function sharesPart(passcode: string, citizenNumber: string): boolean {
  const size = LONGEST_SHARED_PART + 1
  for (let i = 0; i + size <= passcode.length; i++)
    if (citizenNumber.includes(passcode.slice(i, i + size))) return true
  return false
}
