// The system and its agencies, each on a port of its own, with a folder of definitions that a test may change first.
import { cpSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { addAgencies } from '../sandbox/agencies/routes.ts'
import { modules } from '../server/modules.ts'
import { startTestServer } from '../server/platform/testing.ts'

export type World = Awaited<ReturnType<typeof startWithAgencies>>

/** Starts both; `prepare` gets the copied folder of services before anybody reads it. */
export async function startWithAgencies(
  prepare: (services: string) => void = () => undefined,
  environment: Record<string, string> = {},
) {
  const services = join(mkdtempSync(join(tmpdir(), 'services-')), 'services')
  cpSync('services', services, { recursive: true })
  prepare(services)
  const [port, outsidePort] = [await freePort(), await freePort()]
  const outside = `http://127.0.0.1:${outsidePort}`
  const t = await startTestServer({
    modules,
    now: new Date().toISOString(),
    environment: {
      TUATON_ORIGIN: `http://127.0.0.1:${port}`,
      TUATON_OUTSIDE: outside,
      TUATON_SERVICES: services,
      SMS_GATEWAY: 'none',
      ...environment,
    },
  })
  await t.app.listen({ host: '127.0.0.1', port })
  const agencies = Fastify({ forceCloseConnections: true })
  const calls: string[] = []
  const received: { url: string; body: unknown }[] = []
  agencies.addHook('onRequest', async request => void calls.push(request.url))
  agencies.addHook('preHandler', async ({ url, body }) => void received.push({ url, body }))
  addAgencies(agencies, {
    origin: outside,
    readerPort: 0,
    services,
    issuer: t.settings.origin,
    // The tokens of a system whose time stands still end by that time.
    now: t.ctx.now,
    folder: mkdtempSync(join(tmpdir(), 'agencies-')),
    voiceToken: '',
    operator: { url: '', user: '', password: '' },
  })
  await agencies.listen({ host: '127.0.0.1', port: outsidePort })
  return {
    t,
    outside,
    /** What reached the agencies, in its order. */
    calls,
    /** The same with what they were told. */
    received,
    /** Tells an agency to misbehave; without a word it behaves again. */
    async misbehave(agency: string, how: object = {}) {
      const answer = await fetch(`${outside}/agencies/${agency}/misbehaviour`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(how),
      })
      if (answer.status !== 204) throw new Error(`not misbehaved: ${answer.status}`)
    },
    async close() {
      await agencies.close()
      await t.close()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}
