/**
 * The ticket in a scanned or pasted link, if the link belongs to this very site; a code of any other origin is
 * never followed. Form: `<origin>/app/sign-in#t=<ticket>`.
 */
export const ticketOf = (text: string, origin: string): string | undefined =>
  ticketAt(text, origin, '/app/sign-in')

/** The same for the code of a counter or a kiosk: `<origin>/app/proof#t=<ticket>`. */
export const proofTicketOf = (text: string, origin: string): string | undefined =>
  ticketAt(text, origin, '/app/proof')

/** The same for the code of an offer to help: `<origin>/app/me/helping/allow#t=<code>`. */
export const helpCodeOf = (text: string, origin: string): string | undefined =>
  ticketAt(text, origin, '/app/me/helping/allow')

function ticketAt(text: string, origin: string, path: string): string | undefined {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return undefined
  }
  if (url.origin !== origin || url.pathname.replace(/\/$/, '') !== path) return undefined
  return ticketInHash(url.hash)
}

/** The ticket in the fragment of a link. */
export function ticketInHash(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('t') || undefined
}
