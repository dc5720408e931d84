import { describe, expect, it } from 'vitest'
import { ticketOf } from './sign-in-link.ts'

const origin = 'https://tuaton.example'

describe('ticketOf', () => {
  it('takes the ticket of a link to this site', () => {
    expect(ticketOf(` ${origin}/app/sign-in#t=abc-123 `, origin)).toBe('abc-123')
  })

  it.each([
    ['another site', 'https://tuaton.example.evil.test/app/sign-in#t=abc'],
    ['another scheme', 'http://tuaton.example/app/sign-in#t=abc'],
    ['another page', `${origin}/specimen/#t=abc`],
    ['a name in front of the host', 'https://tuaton.example@evil.test/app/sign-in#t=abc'],
    ['a script', 'javascript:alert(1)#t=abc'],
    ['no ticket', `${origin}/app/sign-in`],
    ['an empty ticket', `${origin}/app/sign-in#t=`],
    ['a ticket in the query, which servers log', `${origin}/app/sign-in?t=abc`],
    ['plain words', 'สวัสดี'],
  ])('refuses %s', (_name, text) => {
    expect(ticketOf(text, origin)).toBeUndefined()
  })
})
