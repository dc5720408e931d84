/** The digits typed so far and what one more key makes of them. */
export function pressKey(digits: string, key: string, length: number): string {
  if (key === 'Backspace' || key === 'Delete') return digits.slice(0, -1)
  if (/^[0-9]$/.test(key)) return digits.length < length ? digits + key : digits
  // Thai keyboards may give ๐-๙ for the number row.
  const thai = '๐๑๒๓๔๕๖๗๘๙'.indexOf(key)
  return thai >= 0 && key.length === 1 ? pressKey(digits, String(thai), length) : digits
}

export type PasscodeWeakness = 'passcodeWrongLength' | 'passcodeSequence' | 'passcodeRun'

/**
 * Names the weakness a person can mend before anything is sent; the server asks more (birth date, number) and decides.
 */
export function passcodeWeakness(digits: string, length = 8): PasscodeWeakness | undefined {
  if (!new RegExp(`^[0-9]{${length}}$`).test(digits)) return 'passcodeWrongLength'
  const steps = [...digits].slice(1).map((digit, i) => Number(digit) - Number(digits[i]))
  if (longestRun(steps, 0) >= 3) return 'passcodeRun'
  if (longestRun(steps, 1) >= 3 || longestRun(steps, -1) >= 3) return 'passcodeSequence'
  return undefined
}

function longestRun(steps: number[], wanted: number): number {
  let longest = 0
  let current = 0
  for (const step of steps) {
    current = step === wanted ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}
