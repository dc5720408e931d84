// Connections that only cost: headers and bodies that trickle, thousands that say nothing, bytes that are no HTTP.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticators } from '../../server/modules/authenticators/index.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'

const IDLE = 10_000
/** Files one process may have open: each idle connection is one, on either side. */
const FILES = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }))

let t: TestServer
let port = 0
beforeAll(async () => {
  t = await startTestServer({ modules: [authenticators] })
  // The limits of the house, shortened, so that the test need not wait them out.
  t.app.server.headersTimeout = 1_000
  t.app.server.requestTimeout = 1_500
  await t.app.listen({ host: '127.0.0.1', port: 0 })
  port = (t.app.server.address() as AddressInfo).port
})
afterAll(() => t.close())

const isServed = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200

/** Sends pieces with a pause between them until the server has enough; what it answered. */
async function trickle(first: string, piece: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port })
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk
  })
  socket.on('error', () => undefined)
  const closed = once(socket, 'close')
  socket.write(first)
  const timer = setInterval(() => socket.writable && socket.write(piece), 200)
  await closed
  clearInterval(timer)
  return answer
}

describe('slow-loris', () => {
  test('headers that trickle end with 408, and others are served meanwhile', async () => {
    const slow = Promise.all(
      Array.from({ length: 50 }, () => trickle('GET /health/live HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n')),
    )
    for (let round = 0; round < 5; round++) expect(await isServed()).toBe(true)
    for (const answer of await slow) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /)
      expect(answer).toContain('"code":"platform.requestTimeout"')
    }
  })

  test('a body that trickles ends as well', async () => {
    const head =
      'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n'
    const slow = Promise.all(Array.from({ length: 20 }, () => trickle(head, ' ')))
    expect(await isServed()).toBe(true)
    for (const answer of await slow) expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
  })
})

test.each([
  ['a header of 100 KB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400],
  ['a null byte in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n', 400],
  [
    'two lengths (request smuggling)',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello',
    400,
  ],
  [
    'a length and chunks (request smuggling)',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
])('%s is refused as a problem, and the connection ends', async (_what, bytes, status) => {
  const answer = await trickle(bytes, '')
  expect(answer).toContain(`HTTP/1.1 ${status} `)
  expect(answer).toContain('application/problem+json')
})

describe.skipIf(FILES < IDLE + 1_000)(
  `${IDLE} idle connections (skipped where ulimit -n is under ${IDLE + 1_000}: here ${FILES})`,
  () => {
    test('leave room for others, and little memory', async () => {
      t.app.server.headersTimeout = 60_000
      t.app.server.requestTimeout = 60_000
      globalThis.gc?.()
      const before = process.memoryUsage().rss
      const holder = spawn(
        process.execPath,
        [join(import.meta.dirname, 'hold-connections.ts'), String(port), String(IDLE)],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      )
      const ended = once(holder, 'exit')
      await once(createInterface(holder.stdout), 'line')
      await delay(500)
      for (let round = 0; round < 10; round++) expect(await isServed()).toBe(true)
      const perConnection = (process.memoryUsage().rss - before) / IDLE
      holder.stdin.end()
      await ended
      expect(perConnection).toBeLessThan(64 * 1024)
      expect(await isServed()).toBe(true)
    })
  },
)
