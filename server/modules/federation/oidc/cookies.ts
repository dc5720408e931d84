/** Path of everything below the issuer. */
export const PREFIX = '/oidc'

/** The browser's session: it remembers forms that were shown, and signs nobody in. */
export const SESSION_COOKIE = { httpOnly: true, sameSite: 'lax', path: PREFIX } as const
