import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** A proxy in front of `port` that lets every request through and, while `dropping`, loses the answer with the connection (F03). */
export async function aDroppingProxy(port: number) {
  const state = { dropping: false, lost: 0 }
  const server = createServer(client => {
    const upstream = connect({ host: '127.0.0.1', port })
    client.pipe(upstream)
    upstream.on('data', chunk => {
      if (!state.dropping) return void client.write(chunk)
      state.lost += 1
      client.resetAndDestroy()
      upstream.destroy()
    })
    upstream.on('end', () => client.end())
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    state,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}
