// `npm run card-bridge`: lets the counter's web page on this machine read ID cards. It keeps nothing and writes down nothing of anybody.
import type { CardReaders } from './card-readers.ts'
import { createPairing } from './pairing.ts'
import { startBridge } from './server.ts'
import { readBridgeSettings } from './settings.ts'
import { openSmartcardReaders } from './smartcard-readers.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const clock = () => new Date().toTimeString().slice(0, 8)

const { port, origins } = readBridgeSettings(process.env)
const readers = await openReaders()
const pairing = createPairing(code => say(`Pairing code: ${code}`))
const app = await startBridge(
  {
    readers,
    pairing,
    origins,
    onRead: (origin, milliseconds, end) =>
      say(`${clock()} ${origin} ${end} ${(milliseconds / 1000).toFixed(1)} s`),
  },
  port,
).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    giveUp(`Port ${port} is taken: does another card bridge run? Or set CARD_BRIDGE_PORT.`)
  throw error
})
const { port: listening } = app.server.address() as { port: number }
say(`Card bridge: http://127.0.0.1:${listening}/ for ${origins.join(' ')}`)
sayReaders()
readers.onChange(sayReaders)

const stop = () =>
  Promise.all([app.close(), readers.close()]).finally(() => {
    process.exit(0)
  })
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)

async function openReaders(): Promise<CardReaders> {
  try {
    return await openSmartcardReaders()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND' && code !== 'ERR_DLOPEN_FAILED')
      throw error
    return giveUp(
      'The part that speaks to card readers is not built. On Debian: apt-get install pcscd libpcsclite-dev g++ make python3, then again.',
    )
  }
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function sayReaders(): void {
  const { service, readers: seen } = readers.state()
  const names = seen.map(({ name, card }) => `${name} (${card})`).join(', ')
  if (service === 'running') say(`Readers: ${names || 'none. Plug one in.'}`)
  else say('Readers: none can be seen, pcscd does not run. On Debian: apt-get install pcscd libccid')
}
