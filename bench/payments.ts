// Money over HTTP, 64 at once: bills asked for, and callbacks of the bank that pay them, told once and told again. Each callback is a signed
// message, a row of the bank, a transaction of the ledger, a receipt in its running number, and a fact.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getOrInventPerson } from '../server/modules/people/index.ts'
import { modules } from '../server/modules.ts'
import { openDatabase } from '../server/platform/database.ts'
import { readSettings } from '../server/platform/settings.ts'
import { startSystem } from '../server/platform/system.ts'
import { aFreePort } from '../tests/live.ts'
import { aBill, demoBank, electricity, fines, moneyFor, sign, water } from '../tests/payments.ts'

const { values } = parseArgs({ options: { bills: { type: 'string', default: '3000' } } })
const COUNT = Number(values.bills)
const AT_ONCE = 64
const folder = mkdtempSync(join(tmpdir(), 'tuaton-bench-'))
const port = await aFreePort()
const settings = readSettings({
  PORT: String(port),
  TUATON_DATA: folder,
  TUATON_PEOPLE: '0',
  LOG_LEVEL: 'error',
  RATE_LIMIT_PER_MINUTE: '1000000',
})
const database = await openDatabase(settings)
const system = await startSystem({ settings, modules, database, background: false })
await system.app.listen({ host: '127.0.0.1', port })
const t = { ...system, settings } as unknown as Parameters<typeof aBill>[0]
const { personId } = await getOrInventPerson(system.ctx, '1009900765433')

/** Does a list of works, so many at once; how long it took and how much of this process's processor. */
async function measure<T, R>(what: string, items: readonly T[], work: (item: T) => Promise<R>) {
  const rest = [...items.entries()]
  const results: R[] = []
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = (performance.now() - began) / 1000
  const { user, system: kernel } = process.cpuUsage(cpu)
  const perSecond = Math.round(items.length / seconds)
  const perNodeCore = Math.round(items.length / ((user + kernel) / 1e6))
  return { row: { what, count: items.length, perSecond, perNodeCore }, results }
}

const billers = [electricity, water, fines]
const asked = await measure('bills asked for', Array.from({ length: COUNT }), () =>
  aBill(t, personId, { billerId: billers[Math.floor(Math.random() * 3)]!.biller_id }),
)
const calls = await Promise.all(
  asked.results.map(bill =>
    sign(t, { transaction: { bank: demoBank.code, status: 'success', ...moneyFor(t, bill) } }),
  ),
)
const tell = async (body: string) => {
  const headers = { 'content-type': 'application/jwt' }
  const answer = await fetch(new URL('/v1/payments/bank', settings.origin), { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`answered ${answer.status}`)
  await answer.arrayBuffer()
}
const paid = await measure('callbacks that pay', calls, tell)
const again = await measure('the same told again', calls, tell)

const rows = [asked.row, paid.row, again.row]
console.table(rows)
process.stdout.write(`${JSON.stringify({ atOnce: AT_ONCE, rows })}\n`)
await system.close()
rmSync(folder, { recursive: true, force: true })
