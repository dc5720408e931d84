// Keeps one bound connection to the operator: binds, asks now and then whether it still lives, and comes back when it was lost.
import { setTimeout as delay } from 'node:timers/promises'
import { connect as openSession, PDU, type Session } from 'smpp'
import type { Log } from '../../../platform/log.ts'
import { ask } from './ask.ts'
import { OK } from './statuses.ts'

const FIRST_WAIT_MILLISECONDS = 500
const LONGEST_WAIT_MILLISECONDS = 60_000
/** A connection that lasted so long was a good one: the next wait is the first again. */
const STEADY_MILLISECONDS = 30_000
const GOODBYE_MILLISECONDS = 1_000
const VERSION_3_4 = 0x34
const MOST_LISTENERS = 100

export type Operator = { url: string; user: string; password: string }
export type Keeping = Operator & {
  log: Log
  /** Something of the operator's own that wants an answer: called once each, and must not throw. */
  onDeliver: (session: Session, pdu: PDU) => void
  /** How long an answer may take; a later one ends the connection. */
  answerMilliseconds: number
  /** How often a connection is asked whether it lives. */
  enquireMilliseconds: number
}

/** Begins to bind at the first call of `open` or `bound`. */
export function keepConnection(keeping: Keeping) {
  const closing = new AbortController()
  let attempt = Promise.withResolvers<Session | undefined>()
  let session: Session | undefined
  let bound: Session | undefined
  let running: Promise<void> | undefined

  async function keep() {
    let failures = 0
    while (!closing.signal.aborted) {
      session = connect(keeping)
      const isBound = await bind(session, keeping)
      attempt.resolve(isBound ? session : undefined)
      if (isBound && !closing.signal.aborted) {
        const since = performance.now()
        bound = session
        await watch(session, keeping)
        bound = undefined
        if (performance.now() - since > STEADY_MILLISECONDS) failures = 0
        // Whoever asks now waits for the next attempt, which is near; after one that failed nobody waits for the one after.
        attempt = Promise.withResolvers()
        if (!closing.signal.aborted) keeping.log.info('sms operator lost')
      }
      session.destroy()
      const wait = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** failures++)
      await delay(wait, undefined, { signal: closing.signal }).catch(() => undefined)
      if (!isBound) attempt = Promise.withResolvers()
    }
    attempt.resolve(undefined)
  }

  return {
    open() {
      running ??= keep()
    },
    /** The bound connection, or what comes of the attempt under way; undefined between attempts. */
    async bound(): Promise<Session | undefined> {
      this.open()
      return bound ?? attempt.promise
    },
    /** Says goodbye, so that the operator does not hold our place. */
    async close() {
      closing.abort()
      if (bound) await ask(bound, new PDU('unbind'), GOODBYE_MILLISECONDS).catch(() => undefined)
      session?.destroy()
      await running
    },
  }
}

function connect({ url, log, onDeliver }: Keeping): Session {
  const { protocol, hostname, port } = new URL(url)
  const isTls = protocol === 'ssmpp:'
  const session = openSession({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (isTls ? 3550 : 2775)),
    tls: isTls,
  })
  session.setMaxListeners(MOST_LISTENERS)
  // A connection whose bytes cannot be read cannot be read on.
  session.on('error', (error: NodeJS.ErrnoException) => {
    log.info('sms operator not reached', { code: error.code ?? error.name })
    session.destroy()
  })
  session.on('deliver_sm', (pdu: PDU) => onDeliver(session, pdu))
  session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()))
  session.on('unbind', (pdu: PDU) => {
    session.send(pdu.response())
    session.socket.end()
  })
  return session
}

async function bind(session: Session, keeping: Keeping): Promise<boolean> {
  const { url, user, password, log, answerMilliseconds } = keeping
  const names = { system_id: user, password, interface_version: VERSION_3_4 }
  try {
    await connected(session, url.startsWith('ssmpp:') ? 'secureConnect' : 'connect', answerMilliseconds)
    const answer = await ask(session, new PDU('bind_transceiver', names), answerMilliseconds)
    if (answer.command_status === OK) log.info('sms operator bound')
    else log.error('sms operator refuses us', { code: answer.command_status })
    return answer.command_status === OK
  } catch {
    return false
  }
}

function connected(
  session: Session,
  event: 'connect' | 'secureConnect',
  milliseconds: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => session.destroy(), milliseconds)
    session.once('close', () => {
      clearTimeout(timer)
      reject(new Error('Not reached'))
    })
    session.once(event, () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Ends when the connection does. */
async function watch(session: Session, { answerMilliseconds, enquireMilliseconds }: Keeping): Promise<void> {
  const asking = setInterval(
    () => ask(session, new PDU('enquire_link'), answerMilliseconds).catch(() => undefined),
    enquireMilliseconds,
  )
  await new Promise<void>(resolve => {
    if (session.socket.destroyed) resolve()
    session.once('close', () => resolve())
  })
  clearInterval(asking)
}
