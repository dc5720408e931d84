// Whoever sits at this machine reads six digits from the bridge's terminal and types them into the page: only then may the page read
// cards. The codes and tokens live in memory and end with the program.
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

const CODE_TRIES = 5
const TOKEN_HOURS = 12
const FIRST_PAUSE = 60
const LONGEST_PAUSE = 3_600

export type PairingAnswer =
  | { token: string; expiresAt: Date }
  | { refused: 'wrongCode'; triesLeft: number }
  | { refused: 'tooManyTries'; retryAfterSeconds: number }

export type Pairing = {
  /** Trades the code for a token of this origin. A code is good once; five wrong ones make a new code and a pause. */
  pair: (code: string, origin: string) => PairingAnswer
  /** True for a token of this origin that has not ended. */
  isPaired: (token: string | undefined, origin: string) => boolean
}

/** `announce` shows each new code where only this machine's people can see it. */
export function createPairing(announce: (code: string) => void, now: () => number = Date.now): Pairing {
  const tokens = new Map<string, { origin: string; endsAt: number }>()
  let triesLeft = CODE_TRIES
  let pause = FIRST_PAUSE
  let closedUntil = 0
  let code = newCode()

  function newCode() {
    const made = String(randomInt(1_000_000)).padStart(6, '0')
    triesLeft = CODE_TRIES
    announce(made)
    return made
  }

  function refuse(): PairingAnswer {
    triesLeft -= 1
    if (triesLeft > 0) return { refused: 'wrongCode', triesLeft }
    const retryAfterSeconds = pause
    closedUntil = now() + pause * 1000
    pause = Math.min(pause * 2, LONGEST_PAUSE)
    code = newCode()
    return { refused: 'tooManyTries', retryAfterSeconds }
  }

  return {
    pair(typed, origin) {
      const wait = Math.ceil((closedUntil - now()) / 1000)
      if (wait > 0) return { refused: 'tooManyTries', retryAfterSeconds: wait }
      if (typed.length !== code.length || !timingSafeEqual(Buffer.from(typed), Buffer.from(code)))
        return refuse()
      const token = randomBytes(32).toString('base64url')
      const endsAt = now() + TOKEN_HOURS * 3_600_000
      for (const [old, { endsAt }] of tokens) if (endsAt <= now()) tokens.delete(old)
      tokens.set(token, { origin, endsAt })
      pause = FIRST_PAUSE
      code = newCode()
      return { token, expiresAt: new Date(endsAt) }
    },
    isPaired(token, origin) {
      const known = token === undefined ? undefined : tokens.get(token)
      return known !== undefined && known.origin === origin && known.endsAt > now()
    },
  }
}
