// The bridge's two settings. It runs at a counter, away from the server, and so reads its own environment.
import { z } from 'zod'

const Environment = z.object({
  /** TCP port on 127.0.0.1. */
  CARD_BRIDGE_PORT: z.coerce.number().int().min(0).max(65535).default(35555),
  /** Websites whose pages may use the reader, with commas. Default: the Tuaton server of this machine. */
  CARD_BRIDGE_ORIGINS: z.string().optional(),
  /** Port of the Tuaton server of this machine, for the default above. */
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
})

export type BridgeSettings = { port: number; origins: readonly string[] }

/** Reads the environment. @throws Error with a sentence about what is wrong. */
export function readBridgeSettings(environment: Record<string, string | undefined>): BridgeSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  const parsed = Environment.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new Error(`Settings: ${z.prettifyError(parsed.error)}`)
  const { CARD_BRIDGE_PORT: port, CARD_BRIDGE_ORIGINS: listed, PORT } = parsed.data
  const origins = listed?.split(',').map(origin => origin.trim()) ?? [
    `http://localhost:${PORT}`,
    `http://127.0.0.1:${PORT}`,
  ]
  const wrong = origins.find(origin => !URL.canParse(origin) || new URL(origin).origin !== origin)
  if (wrong !== undefined)
    throw new Error(
      `Settings: CARD_BRIDGE_ORIGINS: "${wrong}" is no origin, as https://counter.example.go.th is one`,
    )
  return { port, origins }
}
