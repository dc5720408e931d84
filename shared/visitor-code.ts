// The code by which somebody without an account follows what they sent, or their number in a queue: a hundred bits, in an alphabet that
// can be read out and typed (Crockford's base 32: no I, L, O, U).

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Of these letters, so many bytes of randomness are needed. */
export const VISITOR_CODE_LENGTH = 20
const GROUP = 4

/** A code made of random bytes. */
export const toVisitorCode = (random: Uint8Array): string =>
  Array.from(random.subarray(0, VISITOR_CODE_LENGTH), byte => alphabet[byte % alphabet.length]).join('')

/** The code in what somebody typed: letters that are mistaken for digits are those digits. Undefined when it is none. */
export function parseVisitorCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === VISITOR_CODE_LENGTH && [...code].every(letter => alphabet.includes(letter))
    ? code
    : undefined
}

/** `K7QM-2D4X-…`, to be read and copied. */
export const formatVisitorCode = (code: string): string =>
  code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code
