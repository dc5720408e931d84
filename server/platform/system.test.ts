import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { transaction } from './context.ts'
import { findBrokenLink } from './deliver.ts'
import { defineEvent } from './events.ts'
import { defineModule } from './module.ts'
import { reply, route } from './route.ts'
import type { TestServer } from './testing.ts'
import { startTestServer } from './testing.ts'

const noted = defineEvent('probe.noted', z.object({ count: z.number() }))
const heard: number[] = []
const probe = defineModule({
  name: 'probe',
  routes: [
    route.post(
      '/probe',
      {
        access: 'anyone',
        summary: 'test',
        body: z.object({ count: z.number() }),
        returns: z.object({ count: z.number() }),
      },
      (ctx, { body }) =>
        transaction(ctx, async tx => {
          await tx.emit(noted, { count: body.count })
          if (body.count < 0) throw new Error('secret 1009901234564')
          return { count: body.count, secret: 'must not leave' }
        }),
    ),
    route.get('/probe/empty', { access: 'anyone', summary: 'test' }, () => reply(204)),
  ],
  on: {
    'probe.noted': async (_ctx, event: { data: { count: number } }) => void heard.push(event.data.count),
  },
})

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [probe] })
})
afterAll(() => t.close())

describe('platform', () => {
  test('strips what a route does not declare', async () => {
    const answer = await t.request({ method: 'POST', url: '/probe', payload: { count: 1 } })
    expect(answer.json()).toEqual({ count: 1 })
  })

  test('a fact recorded with a change is heard once, and sealed into the chain', async () => {
    await t.request({ method: 'POST', url: '/probe', payload: { count: 7 } })
    await t.settle()
    await t.settle()
    expect(heard.filter(count => count === 7)).toHaveLength(1)
    expect(await findBrokenLink(t.ctx.db)).toBeUndefined()
  })

  test('an altered fact breaks the chain (A57)', async () => {
    await t.request({ method: 'POST', url: '/probe', payload: { count: 8 } })
    await t.settle()
    await sql`update platform.event set data = '{"count": 9}' where data = '{"count": 8}'`.execute(t.ctx.db)
    expect(await findBrokenLink(t.ctx.db)).toBeGreaterThan(0)
    await sql`update platform.event set data = '{"count": 8}' where data = '{"count": 9}'`.execute(t.ctx.db)
  })

  test('an unexpected error leaves no text, no log line with it, and no fact behind (A63)', async () => {
    const answer = await t.request({ method: 'POST', url: '/probe', payload: { count: -1 } })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('1009901234564')
    expect(t.logLines.join()).not.toContain('1009901234564')
    await t.settle()
    expect(heard).not.toContain(-1)
  })

  test('bad input names the field, never the value', async () => {
    const answer = await t.request({ method: 'POST', url: '/probe', payload: { count: 'secret-value' } })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'platform.invalidRequest', errors: [{ field: 'count' }] })
    expect(answer.body).not.toContain('secret-value')
  })

  test('a route without known access stops the server', async () => {
    const open = defineModule({
      name: 'open',
      routes: [route.get('/open', { access: 'nobody', summary: 'test' }, () => reply(204))],
    })
    await expect(startTestServer({ modules: [open] })).rejects.toThrow('names the access "nobody"')
  })
})
