// The card reader service of Debian with virtual readers, in namespaces of its own: the virtual readers listen on every
// address, so they get a network where nobody else is, and a service that this machine runs already is not disturbed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

const needed = {
  '/usr/sbin/pcscd': 'pcscd',
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': 'vsmartcard-vpcd',
  '/usr/bin/ip': 'iproute2',
  'node_modules/smartcard/build/Release/smartcard_napi.node': 'libpcsclite-dev g++ make python3',
}
// 0x8C7B is port 35963, where the first reader listens; the second has the next.
const readerConfiguration = `FRIENDLYNAME "Virtual PCD"
DEVICENAME /dev/null:0x8C7B
LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so
CHANNELID 0x8C7B
`
// Without quick acknowledgements the two small writes of vpcd wait 40 ms for each other at every command.
const script = `mount -t tmpfs none /run && mkdir /run/pcscd && ip link set lo up &&
ip route replace local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1 &&
exec /usr/sbin/pcscd --foreground --config "$0"`

export const readerNames = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const
export type CardService = Awaited<ReturnType<typeof startCardService>>

/** Starts pcscd with two virtual readers, or with none. @throws Error that names what is not installed or not allowed. */
export async function startCardService({ readers = 2 }: { readers?: 0 | 2 } = {}) {
  const missing = Object.entries(needed).filter(([file]) => !existsSync(file))
  if (missing.length > 0)
    throw new Error(
      `Reading cards is tested with a card service: as root, apt-get install ${missing.map(([, name]) => name).join(' ')}; then npm test again`,
    )
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-pcscd-'))
  if (readers > 0) writeFileSync(join(folder, 'vpcd'), readerConfiguration)
  const isRoot = process.getuid?.() === 0
  const asRoot = isRoot ? [] : ['--user', '--map-root-user']
  const service = spawn('unshare', [...asRoot, '--net', '--mount', 'sh', '-c', script, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [service.stdout, service.stderr]) stream.on('data', chunk => (said += chunk))
  const socket = `/proc/${service.pid}/root/run/pcscd/pcscd.comm`
  for (let looks = 0; !existsSync(socket); looks += 1) {
    if (service.exitCode !== null || looks > 200)
      throw new Error(`pcscd did not start in its namespace: ${said}`)
    await delay(50)
  }
  const cards = new Set<ChildProcess>()

  return {
    /** Environment of a program that shall find this service. */
    environment: { PCSCLITE_CSOCK_NAME: socket },
    /** Puts a card into reader 0 or 1; `options` as of `npm run virtual-card`. Ends with how to take it out. */
    async insert(reader: 0 | 1, ...options: string[]) {
      const port = String(35963 + reader)
      const join = [
        '--target',
        String(service.pid),
        '--net',
        ...(isRoot ? [] : ['--user', '--preserve-credentials']),
      ]
      const card = spawn(
        'nsenter',
        [...join, process.execPath, 'sandbox/card/main.ts', '--latency', '0', '--port', port, ...options],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      cards.add(card)
      const ended = once(card, 'exit')
      await Promise.race([once(createInterface(card.stdout), 'line'), ended])
      return {
        ended,
        remove: () => {
          card.kill()
          return ended
        },
      }
    },
    async stop() {
      for (const card of cards) card.kill()
      const ended = service.exitCode === null ? once(service, 'exit') : undefined
      service.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
