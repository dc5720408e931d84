// What may be done in somebody else's name, and nothing else: there is no route for the rest (deny by default).
export const SCOPES = ['readHistory', 'readCases', 'bookSlots'] as const
export type Scope = (typeof SCOPES)[number]

/** What a scope's routes do, as it is written down for both. */
export const ACTS = ['readHistory', 'readCases', 'readBookings', 'bookSlot'] as const
export type HelperAct = (typeof ACTS)[number]
