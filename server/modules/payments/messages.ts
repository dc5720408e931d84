// What we and the bank, and we and billers, say to each other. Every message is a signed JWT (RFC 7519, ES256), in both directions: whose
// it is, for whom, and not older than five minutes. The clear text travels nowhere else, so nothing unsigned can be believed.
import { createLocalJWKSet, type JWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { isAmount } from '../../../shared/satang.ts'
import { isBillerId, isReference } from '../../../shared/thai-qr/bill-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto.ts'
import { fail as platformFail } from '../../platform/failures.ts'
import { signJwt } from '../../platform/keys.ts'
import { callOutside } from '../../platform/outbound.ts'
import { noticeStatuses } from './tables.ts'

/** Name of our key; its public half stands at /v1/payments/keys. */
export const PAYMENTS_KEY = 'payments'
export const MESSAGE_TYPE = 'application/jwt'
const LIFE_SECONDS = 300

const Amount = z.number().refine(isAmount)
const BillKey = z.object({
  billerId: z.string().refine(isBillerId),
  ref1: z.string().refine(isReference),
  ref2: z.string().refine(ref2 => ref2 === '' || isReference(ref2)),
})

export const BankTransaction = BillKey.extend({
  bank: z.string().regex(/^\d{3}$/),
  transactionId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  // A word we do not know is no reason to lose the money behind it: it is looked into.
  status: z.enum(noticeStatuses).catch('others'),
  amountSatang: Amount,
  paidAt: z.iso.datetime({ offset: true }),
})
export type BankTransaction = z.infer<typeof BankTransaction>

export const RefundAnswer = z.object({
  refundId: z.string().max(64),
  status: z.enum(['done', 'pending', 'refused']),
})
export type RefundAnswer = z.infer<typeof RefundAnswer>

/** What the bank calls us about. */
export const BankCall = z.union([
  z.object({ transaction: BankTransaction }),
  z.object({ refund: RefundAnswer }),
])
export const InquiryAnswer = z.object({ transactions: z.array(BankTransaction).max(1000) })
export const DailyAnswer = z.object({
  transactions: z.array(BankTransaction).max(1000),
  /** Where the next part begins; null at the end. */
  next: z.string().max(80).nullable(),
})
export type DailyAnswer = z.infer<typeof DailyAnswer>

export const BillsPaid = z.object({ bills: z.array(BillKey).max(200) })
export const DayAnswer = z.object({
  /** Bills of our file that the biller does not have, and bills it was told of as paid here that we do not have. */
  unknown: z.array(BillKey).max(1000),
  missing: z.array(BillKey).max(1000),
})

type Expected = { issuer: string; typ: string; keys: JWK[] }

/** The claims of a message of theirs, or undefined for any other: key, kind, addressee and age are checked (A06, A09, A11). */
export async function readMessage<S extends z.ZodType>(
  ctx: Ctx,
  text: string,
  shape: S,
  { issuer, typ, keys }: Expected,
): Promise<z.infer<S> | undefined> {
  try {
    const { payload } = await jwtVerify(text, createLocalJWKSet({ keys }), {
      issuer,
      audience: ctx.settings.origin,
      typ,
      algorithms: ['ES256'],
      currentDate: ctx.now(),
      clockTolerance: 60,
      maxTokenAge: LIFE_SECONDS,
      requiredClaims: ['iat', 'jti'],
    })
    return shape.safeParse(payload).data
  } catch {
    return undefined
  }
}

type Asked<S> = {
  origin: string
  path: string
  /** Kind of our message; the answer's is the same with `-answer`. */
  kind: string
  claims: Record<string, unknown>
  issuer: string
  keys: JWK[]
  answer: S
}

/**
 * Asks the bank or a biller and reads the signed answer.
 * @throws platform.unavailable when there is none, or none that can be believed
 */
export async function askSigned<S extends z.ZodType>(ctx: Ctx, asked: Asked<S>): Promise<z.infer<S>> {
  const { origin, path, kind, claims, issuer, keys, answer } = asked
  const iat = Math.floor(ctx.now().getTime() / 1000)
  const text = await signJwt(
    ctx,
    PAYMENTS_KEY,
    { ...claims, iss: ctx.settings.origin, aud: issuer, iat, exp: iat + LIFE_SECONDS, jti: randomToken(16) },
    { typ: `${kind}+jwt` },
  )
  const response = await callOutside(ctx, origin, path, { text, headers: { 'content-type': MESSAGE_TYPE } })
  const told = response.ok
    ? await readMessage(ctx, await response.text(), answer, { issuer, typ: `${kind}-answer+jwt`, keys })
    : undefined
  if (!told) {
    ctx.log.error('message not believed', { code: kind, status: response.status })
    throw platformFail.unavailable()
  }
  return told
}
