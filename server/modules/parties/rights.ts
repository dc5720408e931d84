import type { Ctx } from '../../platform/context.ts'
import type { Client } from './clients.ts'
import { ALL_SCOPES } from './demo-clients.ts'

/**
 * Whether a client may use an interface that answers without the person's own yes. Outside the sandbox that takes the operators'
 * word first: a client on trial has named its rights itself.
 */
export const hasRight = ({ settings }: Ctx, { scopes, stage }: Client, right: string): boolean =>
  (settings.sandbox || stage === 'live') && (scopes.includes(right) || scopes.includes(ALL_SCOPES))
