import { z } from 'zod'
import { defineModule } from '../../platform/module.ts'
import { reply, route } from '../../platform/route.ts'
import { closeMe } from './close.ts'
import { exportMe } from './export.ts'

export const privacy = defineModule({
  name: 'privacy',
  routes: [
    route.get('/v1/me/export', { access: 'holder', summary: 'Everything about me, as a file' }, async ctx => {
      const document = await exportMe(ctx)
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="tuaton-${document.madeAt.slice(0, 10)}.json"`,
        'cache-control': 'private, no-store',
      }
      return reply(200, headers, `${JSON.stringify(document, null, 2)}\n`)
    }),
    route.post(
      '/v1/me/close',
      {
        access: 'citizen',
        summary: 'Close my account, with the passcode',
        body: z.strictObject({ passcode: z.string().max(16) }),
      },
      async (ctx, { body }) => {
        await closeMe(ctx, body.passcode)
        return reply(204)
      },
    ),
  ],
})
