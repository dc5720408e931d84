// How a text becomes short messages: 160 characters of plain letters or 70 of anything else in one, fewer in each of several,
// because a header then says which part it is (3GPP TS 23.038, 23.040 §9.2.3.24.1).

/** The characters whose code is the same in ASCII and in GSM 03.38; with any other one the text travels as UCS-2. */
const PLAIN = /^[\n\r !"#%-?A-Za-z]*$/
const LIMITS = { plain: { alone: 160, each: 153 }, ucs2: { alone: 70, each: 67 } }
const MOST_PARTS = 3

export type TextParts = { coding: 'plain' | 'ucs2'; parts: string[] }

/** Splits a text into its short messages; a pair of surrogates stays together. @throws RangeError for an empty text and for more than three parts */
export function splitText(text: string): TextParts {
  const coding = PLAIN.test(text) ? 'plain' : 'ucs2'
  const { alone, each } = LIMITS[coding]
  const parts = text.length <= alone ? [text] : [...cut(text, each)]
  if (text === '' || parts.length > MOST_PARTS) throw new RangeError('A text has one to three parts')
  return { coding, parts }
}

function* cut(text: string, length: number) {
  for (let from = 0; from < text.length; ) {
    const isSplitPair = /[\ud800-\udbff]/.test(text[from + length - 1] ?? '')
    const to = from + length - (isSplitPair ? 1 : 0)
    yield text.slice(from, to)
    from = to
  }
}

/** The bytes of one part in its coding. */
export function encodePart(part: string, coding: TextParts['coding']): Buffer {
  return coding === 'plain' ? Buffer.from(part, 'latin1') : Buffer.from(part, 'utf16le').swap16()
}
