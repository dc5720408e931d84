// How sure we are of somebody, in the words of OpenID Connect: `acr` for the proof of identity, `amr` for what was shown.
import { isBelow } from '../sign-in.ts'

const IALS = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3']
const toAcr = (ial: string) => `ial${ial}`

export const ACR_VALUES = IALS.map(toAcr)

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

/** The `acr` of an answer: the highest of the asked ones that is held, else what is held. */
export function acrOf(held: string, parameters: AskedParameters): string {
  const asked = [...(parameters.acr_values?.split(' ') ?? []), ...wanted(acrRequest(parameters) ?? {})]
  const met = asked
    .flatMap(acr => ialIn(acr) ?? [])
    .filter(ial => !isBelow(held, ial))
    .toSorted((one, other) => Number(other) - Number(one))
  return toAcr(met[0] ?? held)
}
