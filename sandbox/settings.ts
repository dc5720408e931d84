import { resolve } from 'node:path'

const port = Number(process.env.PORT ?? 4000)

/** Where the outside world listens, whom it asks who somebody is, and where it keeps what happened. */
export const settings = {
  origin: new URL(process.env.TUATON_OUTSIDE ?? `http://127.0.0.1:${port + 1}`).origin,
  /** The pretend card reader's bridge, on loopback. */
  readerPort: Number(new URL(process.env.TUATON_OUTSIDE ?? `http://127.0.0.1:${port + 1}`).port || 80) + 1,
  issuer: process.env.TUATON_ORIGIN ?? `http://127.0.0.1:${port}`,
  folder: resolve(process.env.TUATON_DATA ?? '.data', 'outside'),
}
export type Settings = typeof settings
