// `npm run virtual-card -- --number 1009900230700`: a card of an invented person in the first virtual reader of this machine.
import { parseArgs } from 'node:util'
import { type Contents, inventCardMemory } from './invent.ts'
import { type AtrName, atrs, createVirtualCard, type Fault, faults } from './virtual-card.ts'
import { insertCard } from './vpcd.ts'

const usage = `npm run virtual-card -- [OPTIONS]
  --number N       citizen number, of the sandbox's register or any valid one  (1009900230700)
  --day DATE       when the register was first filled                       (today in Thailand)
  --port P         where vpcd listens: 35963 is its first reader, 35964 its second  (35963)
  --atr NAME       ${Object.keys(atrs).join(', ')}  (th11)
  --latency MS     per command; a real card takes some 25 to 30             (28)
  --byte-time MS   per byte of an answer; a card at 9600 baud takes 1.25    (0)
  --removed-at N   the card is pulled out at its Nth command
  --fault NAME     ${faults.join(', ')}
  --empty-photo    no photograph
  --lifetime       never expires
  --born DATE      YYYY, YYYY-MM or YYYY-MM-DD
`

const options = {
  number: { type: 'string', default: '1009900230700' },
  day: { type: 'string', default: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) },
  port: { type: 'string', default: '35963' },
  atr: { type: 'string', default: 'th11' },
  latency: { type: 'string', default: '28' },
  'byte-time': { type: 'string', default: '0' },
  'removed-at': { type: 'string' },
  fault: { type: 'string' },
  'empty-photo': { type: 'boolean', default: false },
  lifetime: { type: 'boolean', default: false },
  born: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const { values } = parseArgs({ options })
if (values.help || !(values.atr in atrs) || (values.fault && !faults.includes(values.fault as Fault))) {
  process.stderr.write(usage)
  process.exit(values.help ? 0 : 2)
}

const contents: Contents = {
  citizenNumber: values.number,
  day: values.day,
  noPhoto: values['empty-photo'],
  ...(values.lifetime ? { expiryDate: 'lifetime' as const } : {}),
  ...(values.born ? { birthDate: values.born } : {}),
}
const card = createVirtualCard(await inventCardMemory(contents), {
  atr: values.atr as AtrName,
  fault: values.fault as Fault | undefined,
})
const removedAt = values['removed-at']
try {
  const inserted = await insertCard(card, {
    port: Number(values.port),
    latency: Number(values.latency),
    latencyPerByte: Number(values['byte-time']),
    removedAt: removedAt === undefined ? undefined : Number(removedAt),
  })
  process.stdout.write(
    `A card (${values.atr}) is in the reader at port ${values.port}. Ctrl+C takes it out.\n`,
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, inserted.remove)
  await inserted.ended
  process.stdout.write('The card is out.\n')
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error
  process.stderr.write(
    `No virtual reader listens on port ${values.port}. As root on Debian: apt-get install pcscd vsmartcard-vpcd, then start pcscd.\n`,
  )
  process.exit(1)
}
