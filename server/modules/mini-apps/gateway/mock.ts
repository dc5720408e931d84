// A rehearsal of opening, for developers: a token that will say what the caller itself put in. UAT only.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { makeToken } from '../m-token.ts'
import { findOpen, findPublished } from '../store.ts'
import type { AppRow } from '../tables.ts'
import { refuse } from './answers.ts'
import { type Keys, needed } from './read.ts'

const text = z
  .string()
  .max(200)
  .nullish()
  .transform(value => value ?? null)

const Profile = z.object({
  userId: z.uuid(),
  citizenId: text,
  firstName: text,
  lastName: text,
  dateOfBirthString: text,
  mobile: text,
  email: text,
  notification: z.boolean(),
})
export type Profile = z.infer<typeof Profile>

const PURPOSE = 'mini-app-rehearsal'
const said = ['citizenId', 'firstName', 'lastName', 'dateOfBirthString', 'mobile', 'email'] as const

/** @throws Refused badRequest | appUnknown */
export async function rehearse(ctx: Ctx, app: AppRow, keys: Keys) {
  const version = (await findOpen(ctx, app.id)) ?? (await findPublished(ctx, app.id))
  if (!version) return refuse('appUnknown')
  const fields = said.map(name => [name, needed(keys, name, text)])
  const isOn = needed(keys, 'notification', z.union([z.boolean(), z.stringbool()]).nullish())
  const profile = { userId: randomUUID(), ...Object.fromEntries(fields), notification: isOn ?? false }
  const rehearsed = ctx.vault.seal(PURPOSE, Buffer.from(JSON.stringify(profile)), app.id)
  const { mToken } = await transaction(ctx, tx =>
    makeToken(tx, { app_id: app.id, version: version.number, rehearsed }),
  )
  return { appId: app.id, mToken }
}

/** What was put into a rehearsed token. */
export const openRehearsed = (ctx: Ctx, appId: string, rehearsed: Buffer): Profile =>
  Profile.parse(JSON.parse(ctx.vault.open(PURPOSE, rehearsed, appId).toString()))
