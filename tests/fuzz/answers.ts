// What every answer promises, whoever asked and whatever was sent.
import { expect } from 'vitest'
import { knownFailures } from '../../server/platform/failures.ts'
import type { Route } from '../../server/platform/route.ts'
import { CANARY } from './hostile.ts'

type Answer = { statusCode: number; body: string; headers: Record<string, unknown> }

/** Never 5xx; refusals in a declared shape with a known code; nothing of what was sent comes back as markup or header. */
export function expectHonest(route: Pick<Route, 'path'>, { statusCode, body, headers }: Answer) {
  expect(statusCode).toBeLessThan(500)
  const type = String(headers['content-type'] ?? '')
  if (type.startsWith('text/html')) expect(body.toLowerCase()).not.toContain(`<${CANARY}`)
  expect(JSON.stringify({ ...headers, location: undefined })).not.toContain(CANARY)
  expect(String(headers.location ?? '')).not.toMatch(/^(javascript|data):|[\r\n]/i)
  expect(headers['x-content-type-options']).toBe('nosniff')
  if (statusCode < 400) return
  if (type.startsWith('text/html')) {
    // Only what people open in a browser answers with pages.
    expect(route.path).not.toMatch(/^\/v1\//)
    return
  }
  expect(body).not.toContain(CANARY)
  if (type.startsWith('application/json')) {
    if (route.path.startsWith('/ws/')) {
      expect(Object.keys(JSON.parse(body))).toEqual(['Message', 'Code'])
      return
    }
    expect(route.path).toMatch(/\/oauth2\/|^\/connect\//)
    expect(Object.keys(JSON.parse(body))).toEqual(['error', 'error_description'])
    return
  }
  if (/^(text\/|application\/soap\+)xml/.test(type)) {
    expect(route.path).toContain('.asmx')
    expect(body).toContain('<soap:Fault>')
    return
  }
  expect(type).toContain('application/problem+json')
  const problem = JSON.parse(body) as { code: string; status: number }
  expect(knownFailures.get(problem.code)).toMatchObject({ status: statusCode })
  expect(problem.status).toBe(statusCode)
}
