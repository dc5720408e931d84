// A code scanned outside the app survives the few pages until it can be used, in this tab only, and is used once.
const NAME = 'tuaton-proof-ticket'

export const keepProofTicket = (ticket: string): void => sessionStorage.setItem(NAME, ticket)

export function takeProofTicket(): string | undefined {
  const ticket = sessionStorage.getItem(NAME) ?? undefined
  sessionStorage.removeItem(NAME)
  return ticket
}
