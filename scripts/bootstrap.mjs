// Installs what is missing, so that `npm start` and `npm test` are the only commands. Plain JavaScript: it must run on any Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const stamp = 'node_modules/.tuaton-lock'
const lockHash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

/** Programs of others that tests start as clients of ours, or between us and the telephones; without one, its tests are skipped and say so. */
const others = {
  '/usr/lib/apache2/modules/mod_auth_openidc.so': ['apache2-bin', 'libapache2-mod-auth-openidc'],
  '/usr/bin/php': ['php-cli'],
  '/usr/sbin/bearerbox': ['kannel'],
  '/usr/bin/mcs': [
    'mono-mcs',
    'mono-runtime',
    ...['system-net-http', 'system-runtime-serialization', 'system-web', 'system-xml-linq'].map(
      name => `libmono-${name}4.0-cil`,
    ),
  ],
}

/** What the card bridge needs: the service of card readers, and what its binding is compiled with. */
const cardReader = {
  '/usr/sbin/pcscd': ['pcscd', 'libccid'],
  '/usr/include/PCSC/winscard.h': ['libpcsclite-dev'],
  '/usr/bin/g++': ['g++'],
  '/usr/bin/make': ['make'],
  '/usr/bin/python3': ['python3'],
}
/** What its tests need besides: readers that are programs, in a network of their own. Without them those tests fail. */
const virtualReader = {
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': ['vsmartcard-vpcd'],
  '/usr/bin/ip': ['iproute2'],
}

/** What looks at sealed documents as others do: a reader of PDF, and the trust store of browsers. Without them those tests fail. */
const documentReader = {
  '/usr/bin/pdfsig': ['poppler-utils'],
  '/usr/bin/certutil': ['libnss3-tools'],
}

if (!isInstalled()) installPackages()
linkNode()
if (process.argv.includes('--browser')) installBrowser()
if (process.argv.includes('--others'))
  install({ ...others, ...cardReader, ...virtualReader, ...documentReader }, 'programs that tests work with')
if (process.argv.includes('--card-reader')) install(cardReader, 'what reads cards')
if (process.argv.includes('--others') || process.argv.includes('--card-reader')) buildCardBinding()

/** npm writes .package-lock.json last, so an interrupted install is seen; the stamp tells an outdated one. */
function isInstalled() {
  return (
    existsSync('node_modules/.package-lock.json') &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === lockHash
  )
}

function installPackages() {
  console.error('Installing packages (once) …')
  // `install` with the lock file, not `ci`: a lock file made where the registry serves only one platform's binaries lacks the others,
  // which `ci` refuses. Versions and hashes of the lock hold; nothing is written back. Install scripts stay off: some try to download.
  // Warnings stay off as well: they are about the Node that runs npm, not the one that will run the packages.
  const quietly = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  run(process.execPath, [npmCli(), 'install', '--no-save', '--ignore-scripts', ...quietly])
  writeFileSync(stamp, lockHash)
}

/**
 * Every platform's package brings a program called `node`. npm 10 first links them all, then removes the other platforms' packages,
 * and the one link with them: without it the scripts would run on the system's own Node.
 */
function linkNode() {
  const link = 'node_modules/.bin/node'
  const { platform, arch } = process
  const own = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`].find(name =>
    existsSync(`node_modules/${name}/bin/node`),
  )
  if (!own || existsSync(link)) return
  chmodSync(`node_modules/${own}/bin/node`, 0o755)
  rmSync(link, { force: true })
  symlinkSync(`../${own}/bin/node`, link)
}

function npmCli() {
  const path = process.env.npm_execpath
  if (!path) throw new Error('Start this through npm: npm start, or npm test')
  return path
}

/** The journeys need a Chromium: Debian's where we may install it, otherwise the browser driver's own download. */
function installBrowser() {
  if (findBrowser()) return
  console.error('Installing a browser for the journeys (once) …')
  installPackagesOfDebian(['chromium-headless-shell'])
  if (findBrowser()) return
  const { status } = spawnSync('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' })
  if (status !== 0)
    console.error(
      'No browser could be installed: the journeys will fail, and say so. As root on Debian: apt-get install chromium',
    )
}

function install(programs, what) {
  const missing = Object.entries(programs).flatMap(([file, packages]) => (existsSync(file) ? [] : packages))
  if (missing.length === 0 || !canInstall()) return
  console.error(`Installing ${what} (once) …`)
  installPackagesOfDebian(missing)
  if (missing.includes('kannel')) stopKannel()
}

/** Its package starts it at every boot. Tests start their own, on ports of their own. */
function stopKannel() {
  spawnSync('service', ['kannel', 'stop'], { stdio: 'ignore' })
  spawnSync('update-rc.d', ['kannel', 'disable'], { stdio: 'ignore' })
}

/** `smartcard` is source only, and install scripts are off: what its script would do happens here, for those who read cards. */
function buildCardBinding() {
  const folder = 'node_modules/smartcard'
  if (!existsSync(folder) || existsSync(`${folder}/build/Release/smartcard_napi.node`)) return
  console.error('Compiling the binding to card readers (once) …')
  const gyp = join(dirname(npmCli()), '../node_modules/node-gyp/bin/node-gyp.js')
  const own = resolve(`node_modules/node-${process.platform}-${process.arch}`)
  const headers = existsSync(`${own}/include/node`) ? [`--nodedir=${own}`] : []
  const { status, stderr } = spawnSync(process.execPath, [gyp, 'rebuild', ...headers], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0)
    console.error(
      `${stderr}\nThe binding could not be compiled: cards cannot be read. On Debian: apt-get install libpcsclite-dev g++ make python3`,
    )
}

function installPackagesOfDebian(packages) {
  if (!canInstall()) return
  const stdio = ['ignore', 'ignore', 'inherit']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio, env })
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** The places playwright.config.ts looks at as well. */
function findBrowser() {
  return [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find(existsSync)
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
