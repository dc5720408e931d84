import type { Words } from './services-types.ts'

export type MiniAppEntry = { id: string; name: Words; short: Words; icon?: string; organisation: Words }

export type MiniAppView = {
  id: string
  version: number
  isTrial: boolean
  name: Words
  short: Words
  about: Words
  icon?: string
  screenshots: string[]
  organisation: { name: Words; domain: string; verified: boolean }
  permission: { items: { item: string; label: Words; why: Words }[]; sha256: string }
  origin: string
  permittedSince?: string
  hasNotifications?: boolean
}

/** `address` carries the token, and `frame` is our own page that may show that origin and no other. */
export type MiniAppOpening = { mToken: string; expiresAt: string; address: string; frame: string }

export type AllowedMiniApp = { id: string; name: Words; icon?: string; organisation: Words }
