// Builds the web apps when their sources changed since the last build; `npm start` calls it, `npm run build` forces nothing more.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

const apps = ['citizen', 'counter', 'verify', 'turn', 'specimen', 'design'] as const
const root = resolve(import.meta.dirname, '..')
const stamp = join(root, 'dist/web/.sources')

/** Builds what is missing or outdated into dist/web. @throws when a build fails. */
export async function buildWeb() {
  const sources = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  // Aside, then put in place as a whole: two that start at once never serve each other's halves.
  const aside = join(root, `dist/web-${process.pid}`)
  await Promise.all(
    apps
      .filter(app => existsSync(join(root, 'web', app, 'index.html')))
      .map(app => buildOne(app, join(aside, app))),
  )
  writeFileSync(join(aside, '.sources'), sources)
  putInPlace(aside)
}

function putInPlace(aside: string) {
  const [place, former] = [join(root, 'dist/web'), `${aside}-former`]
  try {
    if (existsSync(place)) renameSync(place, former)
    renameSync(aside, place)
  } catch (error) {
    // Somebody else was quicker by a hair, with the same.
    if (!existsSync(place)) throw error
    rmSync(aside, { recursive: true, force: true })
  }
  rmSync(former, { recursive: true, force: true })
}

async function buildOne(app: string, folder: string) {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn', '--outDir', folder],
    {
      cwd: root,
      // Whoever calls: a test's own environment would leave an app for developers behind, without its service worker.
      env: { ...process.env, APP: app, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The web app "${app}" could not be built`)
  await compressAll(folder)
}

/** Puts a smaller copy beside each file that has one: compressed once here, never while somebody waits. */
async function compressAll(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter(name => /\.(js|css|svg|json|webmanifest|wasm|bin)$/.test(name))) {
    const plain = readFileSync(join(folder, file))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
    const [br, gz] = await Promise.all([compressBrotli(plain, { params }), compressGzip(plain, { level: 9 })])
    if (br.length < plain.length) writeFileSync(join(folder, `${file}.br`), br)
    if (gz.length < plain.length) writeFileSync(join(folder, `${file}.gz`), gz)
  }
}

function hashSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const room of ['web', 'shared']) {
    const files = readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    for (const file of files
      .filter(file => file.isFile())
      .sort((one, other) => join(one.parentPath, one.name).localeCompare(join(other.parentPath, other.name))))
      hash.update(file.name).update(readFileSync(join(file.parentPath, file.name)))
  }
  return hash.digest('hex')
}

if (import.meta.main) await buildWeb()
