// What anybody may load: the list, pictures, the page around a mini-app, the script for mini-apps, and what a QR stands for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fail as platformFail } from '../../platform/failures.ts'
import { reply, replyImage, route } from '../../platform/route.ts'
import { readLanguage } from '../federation/index.ts'
import { PictureId } from './content.ts'
import { frameMiniApp } from './frame.ts'
import { listMiniApps } from './open.ts'
import { cardPage } from './pages/card-page.ts'
import { findPicture } from './pictures.ts'
import { MiniApps } from './schemas.ts'
import { findCard } from './virtual-card.ts'

const access = 'anyone'
const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const styles = new Map([
  ['frame.css', read('pages/frame.css')],
  ['card.css', read('pages/card.css')],
])
const SDK = read('sdk/sdk.js')
const IMMUTABLE = 'public, max-age=31536000, immutable'

export const publicRoutes = [
  route.get(
    '/v1/mini-apps',
    { access, summary: 'The mini-apps that everybody can open', returns: MiniApps },
    async ctx => ({ miniApps: await listMiniApps(ctx) }),
  ),
  route.get(
    '/v1/mini-apps/:id/pictures/:picture',
    {
      access,
      summary: 'An icon or screenshot of a mini-app',
      params: z.object({ id: z.uuid(), picture: PictureId }),
    },
    async (ctx, { params }) => {
      const picture = await findPicture(ctx, params.id, params.picture)
      if (!picture) throw platformFail.notFound()
      const image = replyImage(picture.bytes, picture.type)
      return { ...image, headers: { ...image.headers, 'cache-control': IMMUTABLE } }
    },
  ),
  route.get(
    '/mini-apps/:id/:version/frame',
    {
      access,
      summary: 'The page around a mini-app, which may show that mini-app and nothing else',
      params: z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).max(1_000_000) }),
    },
    (ctx, { params }) => frameMiniApp(ctx, params.id, params.version),
  ),
  route.get(
    '/assets/mini-apps/:file',
    { access, summary: 'Styles of these pages', params: z.object({ file: z.string() }) },
    (_ctx, { params }) => {
      const text = styles.get(params.file)
      if (!text) throw platformFail.notFound()
      return reply(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }, text)
    },
  ),
  route.get(
    '/cportal/sdk/iu/:generation/:file',
    {
      access,
      summary: 'window.czpSdk, for mini-apps to include; one script under every path that they know',
      params: z.object({
        generation: z.enum(['v3', 'v4', 'v5', 'h3']),
        file: z.enum(['sdk.js', 'sdk-uat.js']),
      }),
    },
    () =>
      reply(
        200,
        {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=300',
          // Included by pages of other origins, and that is its purpose.
          'cross-origin-resource-policy': 'cross-origin',
        },
        SDK,
      ),
  ),
  route.get(
    '/virtual-card/:code',
    {
      access,
      summary: 'What the QR of a virtual card stands for, while it lives',
      params: z.object({ code: z.string().max(100) }),
      perMinute: 60,
    },
    async (ctx, { params, request }) =>
      cardPage(
        readLanguage(request),
        `/virtual-card/${encodeURIComponent(params.code)}`,
        await findCard(ctx, params.code),
      ),
  ),
]
