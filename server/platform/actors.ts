import type { JWK } from 'jose'

/** Who acts. The `kind` is the access a route asked for; ids are opaque and never citizen numbers. */
export type Actor =
  | { kind: 'anyone' }
  | { kind: 'system' }
  | { kind: 'device'; keyThumbprint: string; publicJwk: JWK }
  | { kind: 'applicant'; sessionId: string; keyThumbprint: string; publicJwk: JWK }
  | {
      kind: 'citizen'
      /** Opened with the passcode on a bound phone, by a passkey in some browser, or with card and passcode at a terminal. */
      by: 'phone' | 'passkey' | 'card'
      personId: string
      authenticatorId: string
      sessionId: string
      keyThumbprint: string
      /** Of a session at a terminal: it begins low and rises with the face. */
      aal?: string
    }
  /** Somebody who acts in the name of a person who asked for help, within what that person allowed. */
  | { kind: 'helper'; personId: string; helpedId: string; helpId: string }
  /** Somebody without an account who holds the code of what they sent. */
  | { kind: 'visitor'; visitorId: string }
  | { kind: 'party'; clientId: string }
  /** A registered device at a place where people are proven; nobody has to stand there. */
  | {
      kind: 'terminal'
      terminalId: string
      placeId: string
      terminalKind: 'counter' | 'kiosk' | 'cashier' | 'tablet'
      keyThumbprint: string
      publicJwk: JWK
    }
  /** A person at work, at one terminal. */
  | {
      kind: 'officer'
      personId: string
      sessionId: string
      role: 'clerk' | 'registrar' | 'supervisor'
      terminalId: string
      terminalKind: 'counter' | 'kiosk' | 'cashier' | 'tablet'
      placeId: string
      publicJwk: JWK
    }
  /** Signed in to the developer portal, in a browser. */
  | { kind: 'developer'; personId: string }

export type ActorOf<K extends Actor['kind']> = Extract<Actor, { kind: K }>

/** The actor as an id fit for the event log. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'citizen' || actor.kind === 'helper') return actor.personId
  if (actor.kind === 'developer' || actor.kind === 'officer') return actor.personId
  if (actor.kind === 'terminal') return actor.terminalId
  if (actor.kind === 'applicant') return actor.sessionId
  if (actor.kind === 'device') return actor.keyThumbprint
  if (actor.kind === 'party') return actor.clientId
  return null
}
