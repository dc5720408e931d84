// The few files the sign-in page needs, read once at start.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { fail } from '../../../platform/failures.ts'
import { reply, route } from '../../../platform/route.ts'

const FONT = 'ibm-plex-sans-thai-looped'
const fontFolder = join(
  dirname(createRequire(import.meta.url).resolve(`@fontsource/${FONT}/package.json`)),
  'files',
)
const fontNames = ['thai', 'latin'].flatMap(script =>
  [400, 600].map(weight => `${FONT}-${script}-${weight}-normal.woff2`),
)
const fonts = new Map(fontNames.map(name => [name, readFileSync(join(fontFolder, name))]))
const files = new Map([
  ['sign-in.css', { type: 'text/css; charset=utf-8', text: readText('sign-in.css') }],
  ['sign-in.js', { type: 'text/javascript; charset=utf-8', text: readText('sign-in.js') }],
])

function readText(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}

export const assetRoutes = [
  route.get(
    '/assets/sign-in/:file',
    {
      access: 'anyone',
      summary: 'Style and script of the sign-in page',
      params: z.object({ file: z.string() }),
    },
    (_ctx, { params }) => {
      const file = files.get(params.file)
      if (!file) throw fail.notFound()
      return reply(200, { 'content-type': file.type, 'cache-control': 'no-cache' }, file.text)
    },
  ),
  route.get(
    '/assets/fonts/:file',
    { access: 'anyone', summary: 'The typeface', params: z.object({ file: z.string() }) },
    (_ctx, { params }) => {
      const font = fonts.get(params.file)
      if (!font) throw fail.notFound()
      return reply(200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000' }, font)
    },
  ),
]
