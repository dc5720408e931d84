// The disk is full (F10): nothing breaks, nothing acknowledged is lost, and all goes on by itself once there is room.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aPhone } from '../phone.ts'
import { requestTo } from './client.ts'
import { aHistory } from './history.ts'
import { aKillableSystem } from './system.ts'

const SIZE_MIB = 256

/** A small disk in memory; undefined where this user may not mount one. */
function aSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m`, 'tmpfs', folder]).status === 0
  if (mounted) return folder
  rmSync(folder, { recursive: true })
  return undefined
}

const disk = aSmallDisk()

test.skipIf(!disk)(
  'a full disk refuses cleanly and is survived (F10; skipped where no tmpfs can be mounted)',
  async () => {
    const folder = disk ?? ''
    const system = await aKillableSystem({ folder })
    try {
      await system.start()
      const request = requestTo(system.settings.origin)
      const begin = async () => {
        const phone = await aPhone({
          origin: system.settings.origin,
          now: () => new Date(),
          request: request as never,
        })
        return (
          await phone.call('POST', '/v1/proofing/sessions', { json: { channel: 'self', language: 'th' } })
        ).statusCode
      }
      expect(await begin()).toBe(201)
      fill(folder)
      const answers: number[] = []
      while (answers.filter(status => status !== 201).length < 20 && answers.length < 3_000)
        answers.push(await begin())
      expect([...new Set(answers)].sort()).toEqual([201, 503])
      expect((await fetch(`${system.settings.origin}/health/live`)).status).toBe(200)
      rmSync(join(folder, 'filler'))
      await system.untilReady()
      while ((await begin()) !== 201) await delay(200)
      expect(await aHistory().check(await system.ctx())).toEqual([])
    } finally {
      await system.stop()
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)

/** Takes what room is left, to the last block. */
function fill(folder: string) {
  for (const block of [1024 * 1024, 4096]) {
    try {
      for (;;) writeFileSync(join(folder, 'filler'), Buffer.alloc(block), { flag: 'a' })
    } catch {
      // Full: as intended.
    }
  }
}
