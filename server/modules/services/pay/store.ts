import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FormValues } from '../definition/read-form.ts'
import type { BillRow, ServiceTables } from '../tables.ts'

export const db = (ctx: Ctx) => tables<ServiceTables>(ctx)

/** What the service was asked with: some agencies find a bill by it only. */
export const sealForm = (ctx: Ctx, paymentId: string, form: FormValues): Buffer =>
  ctx.vault.seal('service-bill', Buffer.from(JSON.stringify(form)), paymentId)

export const openForm = (ctx: Ctx, { payment_id, form_sealed }: BillRow): FormValues =>
  JSON.parse(ctx.vault.open('service-bill', form_sealed, payment_id).toString()) as FormValues
