// How long `npm start` takes after install: cold (empty data folder, web apps to build) and again; and its memory at rest.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const folder = mkdtempSync(join(tmpdir(), 'tuaton-start-'))
rmSync('dist/web', { recursive: true, force: true })
const rows = [await startOnce('cold'), await startOnce('again'), await startOnce('again')]
rmSync(folder, { recursive: true, force: true })
console.table(rows)
process.stdout.write(`${JSON.stringify({ bench: 'start', rows })}\n`)

async function startOnce(what: string) {
  const begun = performance.now()
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PORT: '45120', TUATON_DATA: folder, LOG_LEVEL: 'silent' },
  })
  await once(createInterface(child.stdout), 'line')
  const readySeconds = (performance.now() - begun) / 1000
  await new Promise(resolve => setTimeout(resolve, 3_000))
  const megabytes = residentMegabytes(child.pid ?? 0)
  const stopping = performance.now()
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return {
    what,
    readySeconds: round(readySeconds),
    serverMegabytes: megabytes,
    stopSeconds: round((performance.now() - stopping) / 1000),
    exit: code,
  }
}

/** Resident memory of a process and its children that are ours, from /proc; 0 where there is none. */
function residentMegabytes(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    const tasks = readdirSync(`/proc/${pid}/task`)
    return tasks.length > 0 ? Math.round(own / 1024) : 0
  } catch {
    return 0
  }
}

function round(value: number) {
  return Math.round(value * 10) / 10
}
