// OpenID Connect for Identity Assurance 1.0: items together with the proof behind them, for whoever must show how a person was known.
import { z } from 'zod'

/** Levels of the Thai standard for digital identity (ETDA Recommendation 18-2561 and after); no name of it is registered. */
export const TRUST_FRAMEWORK = 'th_etda_ial'

const Choice = z.object({ value: z.string().optional(), values: z.array(z.string()).optional() }).nullable()
const Asked = z.object({
  verification: z.object({ trust_framework: Choice.optional() }).optional(),
  claims: z.record(z.string(), z.unknown()),
})

function isOurs({ verification }: z.infer<typeof Asked>): boolean {
  const { value, values = [] } = verification?.trust_framework ?? {}
  const wanted = value === undefined ? values : [value, ...values]
  return wanted.length === 0 || wanted.includes(TRUST_FRAMEWORK)
}

/** The items asked for in `verified_claims` of one part of the `claims` parameter (§6); what is not of this shape asks for nothing. */
export function verifiedNames(part: Record<string, unknown>): string[] {
  return [part.verified_claims ?? []].flat().flatMap(one => {
    const asked = Asked.safeParse(one).data
    return asked && isOurs(asked) ? Object.keys(asked.claims) : []
  })
}

/** The answer (§5): the claims by these names, under the level that they were proven at. Undefined when there is none. */
export function toVerifiedClaims(names: readonly string[], claims: Record<string, unknown>, ial: string) {
  const told = Object.entries(claims).filter(([name]) => names.includes(name))
  if (told.length === 0) return undefined
  return {
    verification: { trust_framework: TRUST_FRAMEWORK, assurance_level: `ial${ial}` },
    claims: Object.fromEntries(told),
  }
}
