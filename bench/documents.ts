// A certified copy from the press of the button to the sealed file, over HTTP: the first one after the start, then warm; and what each
// part takes. The limit the house has set itself is 150 ms warm, without the passcode's own 50 ms.
import { performance } from 'node:perf_hooks'
import { issueDocument } from '../server/modules/documents/index.ts'
import { currentSeal } from '../server/modules/documents/keys/certificates.ts'
import { kinds } from '../server/modules/documents/kinds/index.ts'
import { describeCopy } from '../server/modules/documents/pdf/copy.ts'
import { renderPdf, stopRendering } from '../server/modules/documents/pdf/render.ts'
import { sealPdf } from '../server/modules/documents/pdf/seal.ts'
import { getOrInventPerson, listPapers } from '../server/modules/people/index.ts'
import { aKillableSystem } from '../tests/faults/system.ts'
import { quantile } from './verification.ts'

const count = Number(process.argv[2] ?? 60)
const system = await aKillableSystem()
await system.start()
const ctx = await system.ctx()
const { personId } = await getOrInventPerson(ctx, '1009900009019')

const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
const legalBasis = { th: 'พ.ร.บ.', en: 'Act' }
const issue = async () => {
  const paper = (await listPapers(ctx, personId)).find(one => one.kind === 'house')
  if (!paper) throw new Error('nobody without a house')
  const { kind, record } = paper
  await issueDocument(ctx, {
    personId,
    kind,
    record,
    language: 'th',
    legalBasis,
    issuer: { kind: 'person', id: personId },
  })
}
const cold = await timed(issue)
const warm: number[] = []
const processor = process.cpuUsage()
for (let at = 0; at < count; at += 1) warm.push(await timed(issue))
const used = process.cpuUsage(processor)
// What a copy costs whoever else is at work on the machine: both threads, without the database's own process.
const processorMilliseconds = round((used.user + used.system) / 1000 / count)

const paper = (await listPapers(ctx, personId))[0]
if (!paper || !(paper.kind in kinds)) throw new Error('no paper')
const copy = describeCopy({
  kind: paper.kind,
  record: paper.record,
  language: 'th',
  digits: 'thai',
  serial: 1,
  legalBasis,
  issuedAt: ctx.now(),
  expiresAt: ctx.now(),
  replaces: undefined,
  isSpecimen: true,
  verifyAddress: 'https://id.example.org/verify/',
})
const address = 'https://id.example.org/verify/#'
// Each with another number and another code, as no two copies are alike: the compiler remembers what it has seen.
const render = (at: number) => {
  const digits = Array.from({ length: 500 }, (_, place) => (place * at + (place % 7)) % 10).join('')
  const record = JSON.stringify({ at })
  return renderPdf({
    copy: { ...copy, number: `HR-2569-${at}` },
    code: { address, digits },
    record,
    atSeconds: at,
  })
}
const pdf = await render(0)
const seal = await currentSeal(ctx)
const words = { name: 'Tuaton', reason: 'Bench', contact: 'none', at: ctx.now() }
const read: number[] = []
const rendered: number[] = []
const sealed: number[] = []
for (let at = 1; at <= count; at += 1) {
  read.push(await timed(() => listPapers(ctx, personId)))
  rendered.push(await timed(() => render(at)))
  sealed.push(await timed(() => sealPdf(pdf, seal, words)))
}
await stopRendering()
await system.stop()

const of = (name: string, list: number[]) => ({
  what: name,
  p50: round(quantile(list, 0.5)),
  p95: round(quantile(list, 0.95)),
})
const rows = [
  { what: 'first copy after the start', p50: round(cold), p95: round(cold) },
  of('a copy, warm', warm),
  of('  its papers read', read),
  of('  its page set, in the other thread', rendered),
  of('  its seal', sealed),
]
console.table(rows)
process.stdout.write(`Processor: ${processorMilliseconds} ms a copy\n`)
process.stdout.write(
  `${JSON.stringify({ bench: 'documents', count, processorMilliseconds, bytes: pdf.length, rows })}\n`,
)

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
