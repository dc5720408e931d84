// The card bridge in a process of its own, as at a counter.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { aCounterPage } from './counter-page.ts'

export type BridgeProgram = Awaited<ReturnType<typeof startBridgeProgram>>

/** Starts the program on a free port and waits until it has looked at the readers. `said` is its terminal, line by line. */
export async function startBridgeProgram(environment: Record<string, string>) {
  const bridge = spawn(process.execPath, ['bridge/main.ts'], {
    env: { ...process.env, CARD_BRIDGE_PORT: '0', PORT: '4000', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const lines = createInterface(bridge.stdout)
  await new Promise<void>((resolve, reject) => {
    lines.on('line', line => said.push(line) && line.startsWith('Readers:') && resolve())
    bridge.once('exit', code => reject(new Error(`The card bridge ended with ${code}`)))
  })
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.join('\n'))?.[0] ?? ''
  const code = () => said.findLast(line => line.startsWith('Pairing code:'))?.slice(-6) ?? ''
  return {
    url,
    said,
    code,
    async pairedPage() {
      const page = aCounterPage(url)
      const { status } = await page.pair(code())
      if (status !== 200) throw new Error(`pairing ended with ${status}`)
      return page
    },
    async stop() {
      const ended = once(bridge, 'exit')
      bridge.kill()
      await ended
    },
  }
}
