const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g

/** A text without its UUIDs: their last block may by chance read like eleven digits of a house or any short number. */
export const withoutIds = (text: string): string => text.replaceAll(uuid, '')
