import { resolve } from 'node:path'

const port = Number(process.env.PORT ?? 4000)
const origin = new URL(process.env.TUATON_OUTSIDE ?? `http://127.0.0.1:${port + 1}`)

/** Where the outside world listens, whom it asks who somebody is, and where it keeps what happened. */
export const settings = {
  origin: origin.origin,
  /** The pretend card reader's bridge, on loopback: after the world outside and its operator. */
  readerPort: Number(origin.port || 80) + 2,
  issuer: process.env.TUATON_ORIGIN ?? `http://127.0.0.1:${port}`,
  /** What time it is out there. */
  now: () => new Date(),
  folder: resolve(process.env.TUATON_DATA ?? '.data', 'outside'),
  /** What the pretend operator of calls expects of whoever calls through it. */
  voiceToken: process.env.VOICE_TOKEN || 'pretend',
  /** The agencies' own documents, beside the services that call them. */
  services: resolve(process.env.TUATON_SERVICES ?? 'services'),
  /** The pretend operator of text messages, and who may send through it. */
  operator: {
    url: `smpp://${origin.hostname}:${Number(origin.port || 80) + 1}`,
    user: process.env.SMS_USER || 'tuaton',
    password: process.env.SMS_PASSWORD || 'pretend',
  },
}
export type Settings = typeof settings
