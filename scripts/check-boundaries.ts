// The direction of imports: shared ← platform ← modules in their order ← everything else. Fails with every import that points elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

// The order is the list itself; imports stand in the order of the alphabet.
const list = /readonly Module\[\] = \[([^\]]*)\]/.exec(readFileSync('server/modules.ts', 'utf8'))?.[1] ?? ''
// A name of two words is a folder with a hyphen.
const order = [...list.matchAll(/\w+/g)].map(([name]) =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
)
const files = ['shared', 'invented', 'server', 'web', 'sandbox', 'bridge']
  .flatMap(room => readdirSync(room, { recursive: true }).map(file => join(room, String(file))))
  .filter(file => /\.tsx?$/.test(file))

const wrong = files.flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\(|new URL\()\s*'(\.[^']+\.(?:ts|tsx|json))'/g)]
    .map(match => normalize(join(dirname(file), match[1] ?? '')))
    .filter(target => !isAllowed(file, target))
    .map(target => `${file} may not import ${target}`),
)
for (const line of wrong) console.error(line)
if (wrong.length > 0) process.exit(1)

function isAllowed(file: string, target: string): boolean {
  const room = file.split('/')[0] ?? ''
  const isTest = /\.test\.tsx?$/.test(file)
  if (target.startsWith('shared/')) return true
  if (room === 'shared') return false
  if (room === 'invented') return target.startsWith('invented/') || (isTest && target.startsWith('server/'))
  if (room === 'web') return target.startsWith('web/')
  if (room === 'sandbox')
    // The pretend card reader is the real bridge over a reader that is an object.
    return /^(sandbox|invented|bridge)\//.test(target) || (isTest && /^(server|tests)\//.test(target))
  if (room === 'bridge') return target.startsWith('bridge/') || (isTest && /^(tests|sandbox)\//.test(target))
  if (file.startsWith('server/platform/')) return target.startsWith('server/platform/')
  const module = /^server\/modules\/([\w-]+)\//.exec(file)?.[1]
  if (!module) return true
  return isTest || isAllowedInModule(module, target)
}

function isAllowedInModule(module: string, target: string): boolean {
  if (target.startsWith('server/platform/') || target.startsWith(`server/modules/${module}/`)) return true
  if (target.startsWith('invented/')) return module === 'people'
  const other = /^server\/modules\/([\w-]+)\/index\.ts$/.exec(target)?.[1]
  return other !== undefined && order.indexOf(other) !== -1 && order.indexOf(other) < order.indexOf(module)
}
