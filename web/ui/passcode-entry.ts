/** The digits typed so far and what one more key makes of them. */
export function pressKey(digits: string, key: string, length: number): string {
  if (key === 'Backspace' || key === 'Delete') return digits.slice(0, -1)
  if (/^[0-9]$/.test(key)) return digits.length < length ? digits + key : digits
  // Thai keyboards may give ๐-๙ for the number row.
  const thai = '๐๑๒๓๔๕๖๗๘๙'.indexOf(key)
  return thai >= 0 && key.length === 1 ? pressKey(digits, String(thai), length) : digits
}
