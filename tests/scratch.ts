// What a run of tests leaves on the disk stands in one folder, which goes with it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder that every temporary file of this process and its children goes to (POSIX TMPDIR); the answer erases it. Short: sockets stand in it, too. */
export function openScratch(): () => void {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-'))
  // Programs that step down to a user of their own, as Apache does, pass through it.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => {
    rmSync(folder, { recursive: true, force: true })
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
