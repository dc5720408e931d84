// People with phones who use services of agencies: who may, with what is asked of them given, and the most wanted service first.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { getOrInventPerson } from '../server/modules/people/index.ts'
import { loadServices, type PublishedService } from '../server/modules/services/load.ts'
import { describePermission, givePermission } from '../server/modules/services/use/permission.ts'
import { toCitizenNumber } from '../shared/citizen-number.ts'
import { localDay } from '../shared/opening-hours.ts'
import { aBoundPhone, PASSCODE } from '../tests/bound-phone.ts'
import type { KillableSystem } from '../tests/faults/system.ts'
import { overNetwork } from '../tests/over-network.ts'
import { plainValueOf } from '../tests/service-forms.ts'
import type { Ask, Asked } from './load.ts'
import { createRandom } from './random.ts'

export type Use = { agencyId: string; path: string; request: () => Promise<Asked> }

/** A copy of the catalogue without opening hours, and what of it can be asked again and again: so many services of so many agencies. */
export function openAlways(agencies: number, most: number) {
  const folder = join(mkdtempSync(join(tmpdir(), 'services-')), 'services')
  cpSync('services', folder, { recursive: true })
  for (const agency of readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    for (const file of readdirSync(join(folder, agency.name)).filter(name => name !== 'openapi.yaml')) {
      const path = join(folder, agency.name, file)
      const { hours: _hours, maintenance: _rest, ...always } = parse(readFileSync(path, 'utf8'))
      writeFileSync(path, stringify(always, { aliasDuplicateObjects: false }))
    }
  const usable = loadServices(folder).services.filter(
    ({ call, case: sent, reminder, needs, form }) =>
      call && !sent && !reminder && needs.level > 0 && form.every(field => plainValueOf(field, '2026-01-01')),
  )
  const agencyIds = [...new Set(usable.map(({ agency }) => agency.id))].slice(0, agencies)
  const services = usable.filter(({ agency }) => agencyIds.includes(agency.id)).slice(0, most)
  return { folder, services, agencyIds }
}

/** Opens the phones, agrees to everything, asks each service once, and answers with who asks what next. */
export async function aCrowdOfUsers(
  system: KillableSystem,
  services: PublishedService[],
  { phones, ask }: { phones: number; ask: Ask },
) {
  const ctx = await system.ctx()
  const uses = new Map<PublishedService, Use[]>(services.map(service => [service, []]))
  for (let index = 0; index < phones; index++) {
    const citizenNumber = toCitizenNumber(`1009900${String(10_000 + index)}`)
    const { personId } = await getOrInventPerson(ctx, citizenNumber)
    const { settings } = system
    const { request } = overNetwork({ origin: settings.origin } as never)
    const { phone } = await aBoundPhone({ ctx, settings, request: request as never }, personId)
    const opened = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    const { accessToken: token } = opened.json() as { accessToken: string }
    for (const service of services) {
      const text = describePermission(service)
      if (text) await givePermission(ctx, personId, service, text.sha256)
      const path = `/v1/me/services/${service.id}/ask`
      const json = { form: formOf(service, localDay(ctx.now())) }
      const request = async () => ({
        method: 'POST',
        json,
        headers: { dpop: await phone.proof('POST', path, token), authorization: `DPoP ${token}` },
      })
      const answer = await ask(path, await request())
      const { outcome } = JSON.parse(answer.body) as { outcome?: string }
      if (outcome === 'ok' || outcome === 'notFound')
        uses.get(service)?.push({ agencyId: service.agency.id, path, request })
    }
  }
  return byZipf([...uses.values()].filter(list => list.length > 0))
}

const formOf = ({ form }: PublishedService, today: string) =>
  Object.fromEntries(form.map(field => [field.name, plainValueOf(field, today) ?? '']))

/** The n-th most wanted service is wanted 1/n as often as the first. */
function byZipf(wanted: Use[][]): () => Use {
  const random = createRandom('wants')
  let total = 0
  const upTo = wanted.map((_, index) => {
    total += 1 / (index + 1)
    return total
  })
  return () => {
    const drawn = random() * total
    const list = wanted[upTo.findIndex(sum => drawn <= sum)] ?? wanted[0] ?? []
    const use = list[Math.floor(random() * list.length)]
    if (!use) throw new Error('nobody may use anything')
    return use
  }
}
