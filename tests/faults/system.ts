// The whole system as its own program on one folder, to be killed and started again, with a way straight to its database.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { Ctx } from '../../server/platform/context.ts'
import { createVault, loadMasterKey } from '../../server/platform/crypto.ts'
import { connect } from '../../server/platform/database.ts'
import { createLog } from '../../server/platform/log.ts'
import { readSettings } from '../../server/platform/settings.ts'
import { freePort } from '../journeys/server.ts'

export type KillableSystem = Awaited<ReturnType<typeof aKillableSystem>>

/** Not yet started; `start`, `killServer` and `killDatabase` may follow each other in any order. */
export async function aKillableSystem(
  given: { folder?: string; port?: number; environment?: Record<string, string> } = {},
) {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'tuaton-faults-'))
  const port = given.port ?? (await freePort())
  const environment = {
    PORT: String(port),
    TUATON_DATA: folder,
    TUATON_PEOPLE: '20',
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...given.environment,
  }
  const settings = readSettings(environment)
  const log: string[] = []
  let child: ReturnType<typeof spawn> | undefined
  let open: ReturnType<typeof connect> | undefined
  const socketFolder = () => readFileSync(join(folder, 'postgres.socket'), 'utf8')

  return {
    settings,
    log,
    folder,
    pid: () => child?.pid ?? 0,
    /** Starts and waits for the line that says ready; returns how long it took. @throws when it ends instead */
    async start(): Promise<number> {
      const begun = performance.now()
      const started = spawn(process.execPath, ['server/main.ts'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, DATABASE_URL: '', ...environment },
      })
      child = started
      started.stderr.on('data', chunk => log.push(String(chunk)))
      const line = once(createInterface(started.stdout), 'line')
      const ready = await Promise.race([line, once(started, 'exit').then(() => undefined)])
      if (!ready) throw new Error(`The system did not start:\n${log.slice(-5).join('')}`)
      return performance.now() - begun
    },
    isRunning: () => child?.exitCode === null && child.signalCode === null,
    async killServer() {
      const ended = child && once(child, 'exit')
      child?.kill('SIGKILL')
      await ended
    },
    /** Kills the postmaster; its other processes notice and leave. */
    async killDatabase() {
      const pid = readPostmaster(folder)
      if (!pid) return
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await delay(5)
    },
    /** Waits until the running server says that it can work; returns how long it took. */
    async untilReady(): Promise<number> {
      const begun = performance.now()
      while (performance.now() - begun < 60_000) {
        const answer = await fetch(`${settings.origin}/health/ready`).catch(() => undefined)
        if (answer?.ok) return performance.now() - begun
        await delay(20)
      }
      throw new Error('The system did not become ready')
    },
    /** A context of this process on the system's own database and keys. */
    async ctx(): Promise<Ctx> {
      await open?.close().catch(() => undefined)
      open = connect({ host: socketFolder(), user: 'postgres', database: 'tuaton' }, 2)
      return {
        db: open.db,
        actor: { kind: 'system' },
        now: () => new Date(),
        settings,
        vault: createVault(loadMasterKey(undefined, folder)),
        log: createLog('silent'),
        requestId: 'faults',
        inTransaction: false,
      }
    },
    /** Ends everything in good order and erases the folder. */
    async stop() {
      await open?.close().catch(() => undefined)
      if (child?.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      if (!given.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function readPostmaster(folder: string): number | undefined {
  const file = join(folder, 'postgres/postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return pid > 1 ? pid : undefined
}
