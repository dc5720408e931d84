import { expect, test } from 'vitest'
import { formatVisitorCode, parseVisitorCode, toVisitorCode, VISITOR_CODE_LENGTH } from './visitor-code.ts'

const code = toVisitorCode(Uint8Array.from({ length: VISITOR_CODE_LENGTH }, (_, index) => index * 13))

test('a code is read back however it was written down', () => {
  expect(code).toHaveLength(VISITOR_CODE_LENGTH)
  expect(formatVisitorCode(code)).toMatch(/^.{4}-.{4}-.{4}-.{4}-.{4}$/)
  for (const typed of [code, code.toLowerCase(), formatVisitorCode(code), ` ${code.replace(/./g, '$& ')}`])
    expect(parseVisitorCode(typed)).toBe(code)
  expect(parseVisitorCode('oil0-0000-0000-0000-0000')).toBe('01100000000000000000')
})

test('what is no code is none', () => {
  for (const typed of [
    '',
    code.slice(1),
    `${code}0`,
    code.replace(/.$/, 'U'),
    code.replace(/.$/, 'ก'),
    '../x',
  ])
    expect(parseVisitorCode(typed)).toBeUndefined()
})
