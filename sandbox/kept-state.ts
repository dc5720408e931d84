// State of a pretend world: one JSON file, replaced whole, so that a crash leaves the old one or the new one.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Kept<T> = { value: T; save: () => void }

/** Loads `<folder>/<name>.json`, or starts with `empty` when it is missing or broken. */
export function keepState<T extends object>(folder: string, name: string, empty: T): Kept<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${name}.json`)
  const value = read(path, empty)
  return {
    value,
    save() {
      writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}

function read<T>(path: string, empty: T): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return empty
  }
}
