// How long the card bridge takes, from the page's request to the text and to the photograph, by how slow the card is.
import { parseArgs } from 'node:util'
import { startBridgeProgram } from '../tests/card-bridge.ts'
import { startCardService } from '../tests/card-service.ts'
import { quantile } from './verification.ts'

const { values } = parseArgs({ options: { times: { type: 'string', default: '5' } } })
const cards = {
  'no delay': [],
  '25 ms a command': ['--latency', '25'],
  '28 ms a command': ['--latency', '28'],
  '30 ms a command': ['--latency', '30'],
  '28 ms, field by field': ['--latency', '28', '--fault', 'noMergedReads'],
  // Without TA1 in its answer to reset a card stays at 9600 baud: 12 units of 1/9600 s a byte (ISO/IEC 7816-3).
  '9600 baud': ['--latency', '5', '--byte-time', '1.25', '--atr', 'th6'],
}

const service = await startCardService()
const bridge = await startBridgeProgram(service.environment)
const page = await bridge.pairedPage()
const result: Record<string, { text: number; whole: number }> = {}
for (const [name, options] of Object.entries(cards)) {
  const card = await service.insert(0, ...options)
  while (!JSON.stringify(await page.status()).includes('present'))
    await new Promise(later => setTimeout(later, 50))
  const texts: number[] = []
  const wholes: number[] = []
  for (let time = 0; time < Number(values.times); time += 1) {
    const begun = performance.now()
    const lines = await page.read({}, ({ type }) => type === 'text' && texts.push(performance.now() - begun))
    if (lines.at(-1)?.type !== 'done') throw new Error(`a reading ended with ${lines.at(-1)?.reason}`)
    wholes.push(performance.now() - begun)
  }
  result[name] = { text: Math.round(quantile(texts, 0.5)), whole: Math.round(quantile(wholes, 0.5)) }
  await card.remove()
  while (JSON.stringify(await page.status()).includes('present'))
    await new Promise(later => setTimeout(later, 50))
}
await bridge.stop()
await service.stop()

process.stdout.write('milliseconds, median          text    whole\n')
for (const [name, { text, whole }] of Object.entries(result))
  process.stdout.write(`${name.padEnd(26)}${String(text).padStart(8)}${String(whole).padStart(9)}\n`)
process.stdout.write(`${JSON.stringify(result)}\n`)
