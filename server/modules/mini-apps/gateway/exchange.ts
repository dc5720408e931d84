// An mToken for what the person agreed to, once. What is given is not kept: the fact names the items, not their values.
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { isAccountActive } from '../../authenticators/index.ts'
import { getPerson, isAlive } from '../../people/index.ts'
import { nameApp } from '../apps.ts'
import { dataGiven, tokenRefused } from '../events.ts'
import { readItems } from '../items.ts'
import { takeToken } from '../m-token.ts'
import { findStanding } from '../permission.ts'
import { moveVersion } from '../store.ts'
import type { AppRow, MTokenRow } from '../tables.ts'
import { refuse } from './answers.ts'
import { openRehearsed, type Profile } from './mock.ts'
import { type Keys, needed } from './read.ts'

/** @throws Refused badRequest | tokenGone, the same for a token that was used, ran out, ended or never was */
export async function exchange(ctx: Ctx, app: AppRow, keys: Keys): Promise<Profile> {
  const mToken = needed(keys, 'mToken', z.string().max(200))
  const profile = await transaction(ctx, async tx => {
    const token = await takeToken(tx, app.id, mToken)
    if (!token) return undefined
    if (token.rehearsed !== null) return openRehearsed(tx, app.id, token.rehearsed)
    const given = await readAgreed(tx, app.id, token)
    if (!given) return undefined
    const { personId, items, ...profile } = given
    await moveVersion(tx, { app_id: app.id, number: token.version }, { exchanged_at: tx.now() })
    await tx.emit(dataGiven, { ...nameApp(app), version: token.version, items }, { personId })
    return profile
  })
  if (profile) return profile
  await recordFact(ctx, tokenRefused, nameApp(app))
  return refuse('tokenGone')
}

/** Asked at the use and not at the making: what was frozen or withdrawn a moment ago holds now. */
async function readAgreed(ctx: Ctx, appId: string, { person_id: personId }: MTokenRow) {
  if (personId === null) return undefined
  const permission = await findStanding(ctx, personId, appId)
  if (!permission || !(await isAccountActive(ctx, personId)) || !(await isAlive(ctx, personId)))
    return undefined
  const { items, user_id: userId, has_notifications: notification } = permission
  const fields = readItems(await getPerson(ctx, personId), items) as Pick<
    Profile,
    'citizenId' | 'firstName' | 'lastName' | 'dateOfBirthString'
  >
  return { personId, items, userId, ...fields, mobile: null, email: null, notification }
}
