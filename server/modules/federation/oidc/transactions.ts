// What a person is asked to approve beside who they are: a contract, a transfer (RFC 9396). It is shown in the words that were sent.
import { errors, type Client as OidcClient } from 'oidc-provider'
import { z } from 'zod'
import { isPlain } from '../../../../shared/thai-text.ts'

export const TRANSACTION = 'transaction'

/** Refused and not made better: what is shown, what is agreed to and what the token says are the same letters. */
const words = (most: number) => z.string().trim().min(1).max(most).refine(isPlain)

/** One matter to approve. `reference` is the organisation's own, shown in both languages. */
export const Transaction = z.strictObject({
  type: z.literal(TRANSACTION),
  title_th: words(60),
  title_en: words(60),
  text_th: words(280),
  text_en: words(280),
  reference: words(40).optional(),
})
export type Transaction = z.infer<typeof Transaction>

const MOST = 3

/** @throws InvalidAuthorizationDetails for what could not be shown to a person */
export function validate(
  koa: { oidc: { params?: Record<string, unknown> | undefined } },
  detail: unknown,
): void {
  const { error } = Transaction.safeParse(detail)
  if (error)
    throw new errors.InvalidAuthorizationDetails(
      `a transaction is not as described: ${error.issues[0]?.path.join('.')}`,
    )
  if (readTransactions(koa.oidc.params?.authorization_details).length > MOST)
    throw new errors.InvalidAuthorizationDetails(
      `more than ${MOST} matters at once cannot be shown to a person`,
    )
}

/** The matters of a request that was checked. */
export function readTransactions(parameter: unknown): Transaction[] {
  if (typeof parameter !== 'string') return []
  return (JSON.parse(parameter) as unknown[]).flatMap(one => Transaction.safeParse(one).data ?? [])
}

/** The organisation's own interfaces: what a token may be meant for (RFC 8707). @throws InvalidTarget for any other's */
export function requireOwnResource(resource: string, client: OidcClient): void {
  const domain = domainOf(client)
  const { protocol, hostname } = new URL(resource)
  const isOwn = hostname === domain || hostname.endsWith(`.${domain}`)
  if (protocol !== 'https:' || !isOwn)
    throw new errors.InvalidTarget('a token is given for https addresses of your own organisation alone')
}

export const domainOf = (client: OidcClient): string => new URL(String(client.sectorIdentifierUri)).hostname
