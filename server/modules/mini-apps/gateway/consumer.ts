// Which mini-app calls: the client of the session must be the mini-app's own.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { readConsumer } from '../../linkage/index.ts'
import { findApp } from '../store.ts'
import type { AppRow } from '../tables.ts'
import { refuse } from './answers.ts'
import { type Keys, needed, readKeys } from './read.ts'

const AppId = z.string().max(100)

/** The session first, so that nobody without one learns anything. @throws Refused */
export async function readCaller(
  ctx: Ctx,
  { body, request }: { body: unknown; request: FastifyRequest },
): Promise<{ app: AppRow; keys: Keys }> {
  const { client } = await readConsumer(ctx, request)
  const keys = readKeys(body)
  const id = z.uuid().safeParse(needed(keys, 'appId', AppId))
  const app = id.success ? await findApp(ctx, id.data) : undefined
  if (!app || app.client_id !== client.id) return refuse('appUnknown')
  return app.suspended_by === null ? { app, keys } : refuse('appSuspended')
}
