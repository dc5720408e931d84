// Every route there is, found through the list of modules: a route of tomorrow is walked without anyone touching this file.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishReading } from '../../server/modules/proofing/index.ts'
import { modules } from '../../server/modules.ts'
import type { Route } from '../../server/platform/route.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { aBrowser, aCitizenPhone, cookieOf, openPage } from '../sign-in.ts'
import { expectHonest } from './answers.ts'
import { aCaller, type Caller, type CallerKind, callerKinds } from './callers.ts'
import { watchDatabase } from './database.ts'
import { CANARY } from './hostile.ts'
import { requestsTo, type Sent } from './requests.ts'
import { fuzzTimeout, runs } from './run.ts'

// The sandbox answers agencies without a name, whose programs send none; that it ends there is tested with the interfaces.
const PUBLIC = ['anyone', 'sandbox', 'agency']
/** Work of this thread that no single request may exceed. */
const CPU_MILLISECONDS = 1_500

let t: TestServer
let known: string[] = []
let cookie = ''
let fingerprint: () => Promise<string>
const callers = new Map<CallerKind, Caller>()
const routes = modules.flatMap(module => module.routes ?? [])

beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '20' } })
  const { personId } = await aCitizenPhone(t)
  const { id, page } = await openPage(aBrowser(t))
  cookie = cookieOf(page)
  known = [personId, id]
  fingerprint = await watchDatabase(t)
})
afterAll(async () => {
  await finishReading()
  await t.close()
})

async function callerOf(kind: CallerKind): Promise<Caller> {
  const caller = callers.get(kind) ?? (await aCaller(t, kind))
  callers.set(kind, caller)
  return caller
}

async function send(kind: CallerKind, { method, url, headers, payload }: Sent) {
  const own = await (await callerOf(kind)).headers(method, url)
  return t.request({
    method: method as 'GET',
    url,
    headers: { cookie, ...own, ...headers },
    ...(payload ? { payload } : {}),
  })
}

/** What a caller used up is made anew, so that later requests reach the route. */
function renew(kind: CallerKind, { statusCode }: { statusCode: number }, method: string) {
  if (statusCode === 303 || statusCode === 401 || statusCode === 423 || method === 'DELETE')
    callers.delete(kind)
}

async function attempt(route: Route, kind: CallerKind, sent: Sent) {
  await callerOf(kind)
  const before = route.method === 'get' ? '' : await fingerprint()
  const start = process.threadCpuUsage()
  const answer = await send(kind, sent)
  const used = process.threadCpuUsage(start)
  expectHonest(route, answer)
  expect((used.user + used.system) / 1000).toBeLessThan(CPU_MILLISECONDS)
  if (answer.statusCode >= 400 && before) expect(await fingerprint()).toBe(before)
  renew(kind, answer, sent.method)
  return answer
}

const name = (route: Route) => `${route.method.toUpperCase()} ${route.path}`

describe('every route', () => {
  test('says who may call it and what it is for', () => {
    for (const route of routes)
      expect(name(route) + (route.access && route.summary ? '' : ' is open')).toBe(name(route))
  })

  test.each(
    routes.filter(route => !PUBLIC.includes(route.access)).map(route => [name(route), route] as const),
  )(
    '%s is closed to a stranger',
    async (_name, route) => {
      const kinds: CallerKind[] = route.access === 'device' ? ['stranger'] : ['stranger', 'device']
      await fc.assert(
        fc.asyncProperty(requestsTo(route, known), fc.constantFrom(...kinds), async (sent, kind) => {
          const { dpop, authorization, ...headers } = sent.headers
          const answer = await attempt(route, kind, { ...sent, headers })
          // Before anybody is known a body may be found unreadable, too large or of no known kind.
          // Whoever reads pages is led to the portal's first one.
          expect([303, 400, 401, 403, 404, 413, 415]).toContain(answer.statusCode)
        }),
        runs(3),
      )
    },
    fuzzTimeout,
  )

  test.each(routes.map(route => [name(route), route] as const))(
    '%s bears anything anybody sends (A60)',
    async (_name, route) => {
      const isProper = callerKinds.find(kind => kind === route.access) ?? 'stranger'
      const kinds = fc.oneof({ weight: 3, arbitrary: fc.constant(isProper) }, fc.constantFrom(...callerKinds))
      await fc.assert(
        fc.asyncProperty(requestsTo(route, known), kinds, async (sent, kind) => {
          await attempt(route, kind, sent)
        }),
        runs(8),
      )
    },
    fuzzTimeout,
  )
})

test('an address that is no route is refused in the same shape', async () => {
  for (const url of [
    '/%',
    '/%ff',
    `/v1/${CANARY}`,
    `/v1/sandbox/people/%E0%A4%A/portrait.jpg`,
    `//evil.test/${CANARY}`,
    `/${'x'.repeat(9_000)}`,
    '/v1/../etc/passwd',
  ])
    expectHonest({ path: url }, await t.request({ method: 'GET', url }))
  expectHonest({ path: '/' }, await t.request({ method: 'PATCH' as 'GET', url: '/v1/me' }))
})

test('nothing of what was sent stands in a log line or a metric (A63)', async () => {
  expect(t.logLines.join('\n')).not.toContain(CANARY)
  expect((await t.request({ url: '/metrics' })).body).not.toContain(CANARY)
  expect(t.logLines.filter(line => line.includes('request failed'))).toEqual([])
})
