// Every kind of data that is declared to end, ends: there until its time, gone after it. docs/retention.md is the schedule.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getOrInventPerson } from '../../server/modules/people/index.ts'
import { modules } from '../../server/modules.ts'
import { keepFile } from '../../server/platform/files.ts'
import { eraseOutlived } from '../../server/platform/system.ts'
import { startTestServer } from '../../server/platform/testing.ts'
import { aCitizenPhone, PID } from '../sign-in.ts'
import type { World } from './kind.ts'
import { officeKinds } from './kinds/offices.ts'
import { registerKinds } from './kinds/register.ts'
import { serviceKinds } from './kinds/services.ts'
import { signInKinds } from './kinds/sign-in.ts'

const kinds = [...signInKinds, ...officeKinds, ...registerKinds, ...serviceKinds]
let world: World
beforeAll(async () => {
  const t = await startTestServer({
    modules,
    environment: { NUMBERS_PER_FACE: '3', SMS_SMPP_URL: 'smpp://127.0.0.1:1' },
  })
  const { personId } = await getOrInventPerson(t.ctx, PID)
  world = { t, personId, phone: await aCitizenPhone(t) }
})
afterAll(() => world.t.close())

const rowsOf = async (tables: string[]) => {
  const counts = await Promise.all(
    tables.map(table =>
      sql<{ n: string }>`select count(*) n from ${sql.table(table)}`.execute(world.t.ctx.db),
    ),
  )
  return counts.map(count => Number(count.rows[0]?.n))
}

test.each(kinds)('%s', async (_kind, tables, make, there, gone) => {
  const { t } = world
  await sql`truncate ${sql.join(tables.map(table => sql.table(table)))} cascade`.execute(t.ctx.db)
  await make(world)
  await t.settle()
  const [made] = await rowsOf(tables)
  expect(made).toBeGreaterThan(0)
  t.clock.advance(there)
  await eraseOutlived(t.ctx, t.modules)
  expect((await rowsOf(tables))[0]).toBe(made)
  t.clock.advance(gone - there)
  await eraseOutlived(t.ctx, t.modules)
  expect(await rowsOf(tables)).toEqual(tables.map(() => 0))
})

test('each kind that says it is erased is shown here', () => {
  const declared = world.t.modules.flatMap(module => module.retains ?? []).filter(kind => kind.erase)
  expect(declared.filter(({ what }) => !kinds.some(([name]) => what.startsWith(name)))).toEqual([])
  expect(declared).toHaveLength(kinds.length)
})

test('one kind that fails does not keep the others', async () => {
  const { t } = world
  await keepFile(t.ctx, 'test', 'image/png', new Uint8Array(8), t.ctx.now())
  const failing = {
    name: 'failing',
    retains: [{ what: '', keep: '', why: '', erase: () => Promise.reject(new Error('no')) }],
  }
  await eraseOutlived(t.ctx, [failing, ...t.modules])
  expect(await rowsOf(['platform.file'])).toEqual([0])
})
