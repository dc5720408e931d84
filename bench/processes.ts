// What processes cost, from /proc: Linux only.
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
/** Fields of /proc/PID/stat after the name, which may hold anything. */
const fieldsOf = (pid: number) =>
  read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')

/** Seconds of processor that a process has used, its ended children not counted. */
export const cpuSeconds = (pid: number): number => {
  const fields = fieldsOf(pid)
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND
}

/** Seconds of processor of every process below one, such as a database and its backends; ended ones counted with their parent. */
export function cpuSecondsBelow(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => {
    const fields = fieldsOf(child)
    const ended = (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / TICKS_PER_SECOND
    return sum + cpuSeconds(child) + ended + cpuSecondsBelow(child)
  }, 0)
}

const childrenOf = (pid: number) =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(child => Number(fieldsOf(child)[1]) === pid)

/** Resident megabytes of a process now. */
export const residentMegabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)
