// Serves the built web apps. Hashed files may be kept for a year; pages are asked for again each time.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { policyWith } from './content-security-policy.ts'

/** Serves dist/web/<app> at /<path>/; addresses without a file are pages of the app itself. */
export async function serveApp(
  app: FastifyInstance,
  options: { folder: string; path: string; connects?: readonly string[] },
) {
  const { folder, path, connects = [] } = options
  const index = join(folder, 'index.html')
  await app.register(fastifyStatic, {
    root: folder,
    prefix: `/${path}/`,
    decorateReply: false,
    wildcard: true,
    index: false,
    preCompressed: true,
    setHeaders(response, file) {
      const isHashed = file.includes(`${join(folder, 'assets')}`)
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      // A service worker keeps the page under its own name, and its policy with it.
      if (file === index && connects.length > 0)
        response.header('content-security-policy', policyWith(connects))
      if (file.endsWith('sw.js')) response.header('service-worker-allowed', `/${path}/`)
    },
  })
  const page = existsSync(index) ? readFileSync(index, 'utf8') : undefined
  if (page === undefined) throw new Error(`${index} is missing: run npm run build`)
  app.addHook('onRequest', async (request, answer) => {
    const [address = ''] = request.url.split('?')
    const isPage = address === `/${path}` || (address.startsWith(`/${path}/`) && !/\.\w{2,12}$/.test(address))
    if (request.method !== 'GET' || !isPage) return undefined
    if (connects.length > 0) answer.header('content-security-policy', policyWith(connects))
    return answer.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
