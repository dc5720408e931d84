// `npm run shots`: walks every journey and leaves each screen in every look in `shots/`, with a page to see them side by side.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from '../shared/html.ts'

const folder = 'shots'
rmSync(folder, { recursive: true, force: true })
const journeys = readdirSync('tests/journeys')
  .filter(file => file.endsWith('.spec.ts'))
  .map(file => file.replace('.spec.ts', ''))
const failed = journeys.filter(journey => {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', `/${journey}.spec`, '--retries=0', '--timeout=1200000'],
    { stdio: 'inherit', env: { ...process.env, PICTURES: join(folder, journey), EVERY_LOOK: 'on' } },
  )
  return status !== 0
})
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.png'))
  .sort()
const screens = Map.groupBy(files, file => file.split('~')[0] ?? '')
const sheet = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Every screen in every look</title>
<style>body{font-family:sans-serif}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}img{height:420px;border:1px solid #ccc}</style>
${[...screens].map(
  ([screen, pictures]) =>
    html`<h2>${screen}</h2><div>${pictures.map(picture => html`<a href="${picture}"><img loading="lazy" src="${picture}" alt="${picture}"></a>`)}</div>`,
)}</html>`
writeFileSync(join(folder, 'index.html'), String(sheet))
process.stdout.write(`${screens.size} screens, ${files.length} pictures: ${join(folder, 'index.html')}\n`)
process.exit(failed.length > 0 ? 1 : 0)
