import { describe, expect, it } from 'vitest'
import { answerIn } from './thaid-answer.ts'

describe('answerIn', () => {
  it('reads a code, an error and the name of who sends it', () => {
    expect(answerIn('?code=c&state=s')).toEqual({ code: 'c', state: 's' })
    expect(answerIn('?error=access_denied&error_description=x&state=s')).toEqual({
      error: 'access_denied',
      state: 's',
    })
    expect(answerIn('?code=c&state=s&iss=https%3A%2F%2Fone.example')?.iss).toBe('https://one.example')
  })

  it('takes an error before a code, and nothing that is not whole', () => {
    expect(answerIn('?code=c&error=server_error&state=s')).toEqual({ error: 'server_error', state: 's' })
    for (const search of ['', '?code=c', '?state=s', '?code=&state=s'])
      expect(answerIn(search)).toBeUndefined()
  })
})
