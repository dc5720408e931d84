import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Fastify from 'fastify'
import { addAgencies } from './agencies/routes.ts'
import { addLanguages } from './answers.ts'
import { addBank } from './bank/routes.ts'
import { addKeptBankPayments } from './bank-payments/routes.ts'
import { addKeptBillers } from './billers/routes.ts'
import { addDesk } from './desk/routes.ts'
import { addHospitalNotices } from './hospital/notices.ts'
import { addHospital } from './hospital/routes.ts'
import { addLibrary } from './library/routes.ts'
import { addPhoneNetwork } from './phone/routes.ts'
import { addReader } from './reader/routes.ts'
import { addScanner } from './scanner/routes.ts'
import type { Settings } from './settings.ts'

const FONT = 'ibm-plex-sans-thai-looped'
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Builds the outside world and listens where the settings say. */
export async function startOutside(settings: Settings) {
  const app = Fastify({ logger: false, bodyLimit: 64 * 1024, forceCloseConnections: true })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addContentTypeParser('application/jwt', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (_request, answer) => {
    answer.headers({
      'content-security-policy':
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
  const files = readAssets()
  app.get('/assets/:file', async (request, answer) => {
    const { file } = request.params as { file: string }
    const bytes = files.get(file)
    if (!bytes) return answer.code(404).send()
    const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    return answer.header('cache-control', 'no-cache').type(type).send(bytes)
  })
  addLanguages(app)
  addHospital(app, settings)
  addHospitalNotices(app, settings.folder)
  addBank(app, settings)
  addKeptBankPayments(app, settings)
  addKeptBillers(app, settings)
  addDesk(app, settings)
  await addPhoneNetwork(app, settings)
  await addReader(app, settings)
  addScanner(app, settings)
  addAgencies(app, settings)
  addLibrary(app, settings)
  const { hostname, port } = new URL(settings.origin)
  await app.listen({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port || 80) })
  return app
}

function readAssets(): Map<string, Buffer> {
  const own = join(import.meta.dirname, 'assets')
  const fonts = join(
    dirname(createRequire(import.meta.url).resolve(`@fontsource/${FONT}/package.json`)),
    'files',
  )
  const fontFiles = ['thai', 'latin'].flatMap(script =>
    [400, 600].map(weight => `${FONT}-${script}-${weight}-normal.woff2`),
  )
  return new Map([
    ...[
      'outside.css',
      'phone.js',
      'desk.js',
      'pay.js',
      'library.css',
      'library.js',
      'hospital.svg',
      'bank.svg',
      'desk.svg',
      'phone.svg',
    ].map(name => [name, readFileSync(join(own, name))] as const),
    ...fontFiles.map(name => [name, readFileSync(join(fonts, name))] as const),
  ])
}
