// One connection on which requests of many people follow each other without waiting for answers (RFC 9112 §9.3.2).
import { connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Asked = { method: string; url: string; headers: Record<string, string>; body?: string }
export type Told = { status: number; head: string; body: string }

const END = Buffer.from('\r\n\r\n')
const unpack: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync }

export class Connection {
  readonly #socket: Socket
  #rest: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (told: Told) => void; reject: (error: Error) => void }[] = []

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#socket.on('data', bytes => this.#read(bytes))
    const fail = () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('the connection ended'))
    }
    this.#socket.on('error', fail).on('close', fail)
  }

  /** Sends all of them at once; the answers come in their order. */
  ask(requests: readonly Asked[]): Promise<Told[]> {
    const answers = requests.map(
      () => new Promise<Told>((resolve, reject) => void this.#waiting.push({ resolve, reject })),
    )
    this.#socket.write(requests.map(write).join(''))
    return Promise.all(answers)
  }

  /** Sends them and goes away before they are answered. */
  abort(requests: readonly Asked[]) {
    this.#socket.end(requests.map(write).join(''))
    setTimeout(() => this.#socket.destroy(), 1)
  }

  close() {
    this.#socket.destroy()
  }

  #read(bytes: Buffer) {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    for (;;) {
      const at = this.#rest.indexOf(END)
      if (at < 0) return
      const head = this.#rest.subarray(0, at).toString('latin1')
      const body = bodyIn(head, this.#rest.subarray(at + END.length))
      if (!body) return
      this.#rest = this.#rest.subarray(at + END.length + body.read)
      const status = Number(head.slice(9, 12))
      const encoding = /content-encoding: (\w+)/i.exec(head)?.[1] ?? ''
      this.#waiting
        .shift()
        ?.resolve({ status, head, body: (unpack[encoding]?.(body.bytes) ?? body.bytes).toString() })
    }
  }
}

function write({ method, url, headers, body }: Asked): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`
}

/** The whole body, or nothing while some of it is on its way. */
function bodyIn(head: string, rest: Buffer): { bytes: Buffer; read: number } | undefined {
  if (/transfer-encoding: chunked/i.test(head)) return chunksIn(rest)
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
  return rest.length < length ? undefined : { bytes: rest.subarray(0, length), read: length }
}

function chunksIn(rest: Buffer): { bytes: Buffer; read: number } | undefined {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at)
    if (line < 0) return undefined
    const size = Number.parseInt(rest.subarray(at, line).toString('latin1'), 16)
    const end = line + 2 + size + 2
    if (rest.length < end) return undefined
    if (size === 0) return { bytes: Buffer.concat(parts), read: end }
    parts.push(rest.subarray(line + 2, line + 2 + size))
    at = end
  }
}
