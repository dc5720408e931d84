/** What a face may be compared for; each comparison says which (PDPA s. 21). */
export const purposes = ['openAccount', 'signIn', 'benefit', 'payment', 'document', 'travel'] as const
export type Purpose = (typeof purposes)[number]

export const results = ['match', 'no_match', 'unsure'] as const
export type Result = (typeof results)[number]
