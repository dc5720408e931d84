// Thai text made comparable. Unicode NFC leaves several spellings of one visible word apart.

const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Turns Thai digits into 0–9 and leaves the rest. */
export function toArabicDigits(text: string): string {
  return text.replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
}

/**
 * One spelling for what looks the same: nikhahit + aa joined to sara am (also with a tone mark between), doubled เ to แ,
 * doubled marks to one, a tone mark before its vowel put after it, zero-width characters gone, Thai digits as 0–9,
 * spaces single.
 */
export function normaliseThai(text: string): string {
  return toArabicDigits(text.normalize('NFC'))
    .replace(zeroWidth, '')
    .replace(/\u0e40\u0e40/g, '\u0e41')
    .replace(/([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e3a])/g, '$2$1')
    .replace(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+/g, '$1')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

// Variation selectors stay: they make a sign a picture, and hide nothing.
const unprintable =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\ufff9-\ufffc]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu
const flood = /[\p{Mn}\p{Me}]{4}/u
const floods = /([\p{Mn}\p{Me}]{3})[\p{Mn}\p{Me}]+/gu

/** Free text in one spelling: composed, without what came along unseen from a page it was copied from, one kind of line end. */
export const tidyText = (text: string): string =>
  text.normalize('NFC').replace(zeroWidth, '').replace(/\r\n?/g, '\n').trim()

/** Whether others may be shown it as it was written: all of it can be seen, and nothing reaches over its neighbours. */
export const isPlain = (text: string): boolean =>
  text.replaceAll('\n', '').search(unprintable) < 0 && !flood.test(text)

/**
 * Text as paper may show it: nothing invisible, nothing that turns the direction of others, and at most three marks above or below
 * one letter. What is read is then what is there.
 */
export function printableText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(unprintable, '').replace(floods, '$1').trim()
}

/** What a program elsewhere says, as a screen may show it: its words in their lines, without what hides, turns or floods. */
export const visibleText = (text: string): string =>
  text
    .split('\n')
    .map(line => line.replaceAll('\t', ' ').replace(unprintable, '').replace(floods, '$1'))
    .join('\n')

/** Levenshtein distance in UTF-16 units. */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const swap = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(swap, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[right.length]!
}

/** Edit distance divided by the longer length: 0 for equal texts, 1 for nothing in common. */
export function editDistanceRatio(left: string, right: string): number {
  const longer = Math.max(left.length, right.length)
  return longer === 0 ? 0 : editDistance(left, right) / longer
}
