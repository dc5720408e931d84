// Which letters may stand together in a name that people read before they trust it: Unicode TS 39 §5.2, “highly restrictive”, and Thai beside
// Latin as every sign here has them.

const together = [
  ['Thai', 'Latin'],
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]
/** The other recommended scripts (Unicode Annex 31, table 5), each by itself. */
const alone =
  'Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Tibetan'

const sets = [...together, ...alone.split(' ').map(script => [script])].map(
  scripts => new RegExp(`^[0-9\\p{scx=Inherited}${scripts.map(one => `\\p{scx=${one}}`).join('')}]*$`, 'u'),
)

/** Letters for phonetics and clicks; no word of a name needs them, and half of them pass for others. */
const technical = /[\u01c0-\u01c3\u0250-\u02af\u1d00-\u1dbf]/
/** Letters that Unicode takes apart though they are written whole: sara am, and three of Lao. */
const whole = /[\u0e33\u0eb3\u0edc\u0edd]/

/** A letter in another dress: of mathematics, wide, in a circle. */
const isDressed = (letter: string) => !whole.test(letter) && letter.normalize('NFKC') !== letter

/** Whether nothing in a name passes for a letter of another script. */
export function isOneScript(name: string): boolean {
  const letters = name.normalize('NFC').match(/[\p{L}\p{M}\p{Nd}]/gu) ?? []
  return !technical.test(name) && !letters.some(isDressed) && sets.some(set => set.test(letters.join('')))
}
