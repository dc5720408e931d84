import type { TestServer } from '../../server/platform/testing.ts'
import type { aCitizenPhone } from '../sign-in.ts'

export const HOUR = 3_600
export const DAY = 24 * HOUR
export const YEAR = 365 * DAY

/** Somebody with a phone, of whom something is kept. */
export type World = { t: TestServer; personId: string; phone: Awaited<ReturnType<typeof aCitizenPhone>> }

/** [kind as declared, tables that must be empty afterwards, how a row comes to be, seconds it is surely there, seconds after which it is gone] */
export type Kind = [string, string[], (world: World) => Promise<unknown>, number, number]
