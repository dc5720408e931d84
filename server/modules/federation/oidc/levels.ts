// How sure we are of somebody, in the words of OpenID Connect: `acr` for the proof of identity, `amr` for what was shown.
import { isBelow } from '../sign-in.ts'
import type { SignInMethod } from '../tables.ts'

const IALS = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3']
const toAcr = (ial: string) => `ial${ial}`

/** OpenID Connect Extended Authentication Profile ACR Values 1.0: shown by something that no phishing site can relay. */
const PHR = 'phr'

export const ACR_VALUES = [...IALS.map(toAcr), PHR]

type AcrRequest = { essential?: boolean; value?: string; values?: string[] }
export type AskedParameters = {
  acr_values?: string | undefined
  claims?: string | undefined
}

const wanted = ({ value, values }: AcrRequest) => [value, ...(values ?? [])].filter(acr => acr !== undefined)
const ialIn = (acr: string) => IALS.find(ial => toAcr(ial) === acr)

/** What the `claims` parameter asks about `acr` (OpenID Connect Core §5.5.1.1). */
function acrRequest({ claims }: AskedParameters): AcrRequest | undefined {
  if (!claims) return undefined
  return (JSON.parse(claims) as { id_token?: { acr?: AcrRequest } }).id_token?.acr
}

/** The least level a client cannot do without: whoever has less must raise it first. Undefined when it insists on none. */
export function levelInsistedOn(parameters: AskedParameters): string | undefined {
  const request = acrRequest(parameters)
  if (!request?.essential) return undefined
  const ials = wanted(request).flatMap(acr => ialIn(acr) ?? [])
  return ials.toSorted((one, other) => Number(one) - Number(other))[0]
}

/** Whether a client takes nothing less than phishing-resistant. */
export function insistsOnPasskey(parameters: AskedParameters): boolean {
  const request = acrRequest(parameters)
  const values = wanted(request ?? {})
  return request?.essential === true && values.length > 0 && values.every(value => value === PHR)
}

type Held = { ial: string; method: SignInMethod | null }

/** The `acr` of an answer: phishing-resistant where that was asked and is so; else the highest of the asked levels that is held, else what is held. */
export function acrOf({ ial: held, method }: Held, parameters: AskedParameters): string {
  const asked = [...(parameters.acr_values?.split(' ') ?? []), ...wanted(acrRequest(parameters) ?? {})]
  if (method === 'passkey' && asked.includes(PHR)) return PHR
  const met = asked
    .flatMap(acr => ialIn(acr) ?? [])
    .filter(ial => !isBelow(held, ial))
    .toSorted((one, other) => Number(other) - Number(one))
  return toAcr(met[0] ?? held)
}
