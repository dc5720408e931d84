// The sandbox's bank and billers stand in a file everybody can read, with their keys.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const DEMO_FILE = join(import.meta.dirname, '../../../sandbox/billers.json')

/** The public half of a key pair that everybody can read. */
const DemoKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
})
const DemoFile = z.object({
  bank: z.object({ code: z.string(), key: DemoKey }),
  billers: z.array(
    z.object({
      biller_id: z.string(),
      code: z.string(),
      name_th: z.string(),
      name_en: z.string(),
      key: DemoKey,
    }),
  ),
})

/** Reads `sandbox/billers.json`, without the private halves. */
export const readDemoPayments = () => DemoFile.parse(JSON.parse(readFileSync(DEMO_FILE, 'utf8')))
