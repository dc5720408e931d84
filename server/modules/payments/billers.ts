import type { JWK } from 'jose'
import { isBillerId } from '../../../shared/thai-qr/bill-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import { billerRegistered } from './events.ts'
import { fail } from './failures.ts'
import type { BillerRow, PaymentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)

export type NewBiller = {
  /** Fifteen digits: the tax number and the service. */
  billerId: string
  /** Two to eight capitals and digits, the beginning of its receipts. */
  code: string
  nameTh: string
  nameEn: string
  /** Its address for the state of bills and the daily file; its origin stands in PAYMENTS_BILLER_ORIGINS. */
  url?: string | undefined
  /** The key it signs with (ES256). */
  publicJwk?: JWK | undefined
  isDemo?: boolean
}

/** Registers a biller, or changes what is known of it. @throws TypeError for an identifier or code of another form */
export async function registerBiller(ctx: Ctx, biller: NewBiller): Promise<void> {
  const { billerId, code, nameTh, nameEn, url, publicJwk, isDemo = false } = biller
  if (!isBillerId(billerId)) throw new TypeError('A biller has fifteen digits')
  const known = {
    code,
    name_th: nameTh,
    name_en: nameEn,
    url: url ?? null,
    public_jwk: publicJwk ? (JSON.stringify(publicJwk) as never) : null,
  }
  await transaction(ctx, async tx => {
    const before = await findBiller(tx, billerId)
    await db(tx)
      .insertInto('payments.biller')
      .values({ ...known, biller_id: billerId, is_demo: isDemo, created_at: tx.now() })
      .onConflict(conflict => conflict.column('biller_id').doUpdateSet(known))
      .execute()
    if (!before) await tx.emit(billerRegistered, { biller: code })
  })
}

export const findBiller = (ctx: Ctx, billerId: string): Promise<BillerRow | undefined> =>
  db(ctx).selectFrom('payments.biller').selectAll().where('biller_id', '=', billerId).executeTakeFirst()

/** @throws payments.unknownBiller */
export async function getBiller(ctx: Ctx, billerId: string): Promise<BillerRow> {
  const biller = await findBiller(ctx, billerId)
  if (!biller) throw fail.unknownBiller()
  return biller
}

export const listBillers = (ctx: Ctx): Promise<BillerRow[]> =>
  db(ctx).selectFrom('payments.biller').selectAll().orderBy('biller_id').execute()
