// Keeps one bound connection to the operator: binds, asks now and then whether it still lives, and comes back when it was lost.
import { setTimeout as delay } from 'node:timers/promises'
import { connect as openSession, PDU, type Session } from 'smpp'
import type { Log } from '../../../platform/log.ts'
import { ask } from './ask.ts'
import { OK } from './statuses.ts'

const ANSWER_MILLISECONDS = 10_000
const FIRST_WAIT_MILLISECONDS = 500
const LONGEST_WAIT_MILLISECONDS = 60_000
const VERSION_3_4 = 0x34
const MOST_LISTENERS = 100

export type Operator = { url: string; user: string; password: string }
export type Keeping = Operator & {
  log: Log
  /** Something of the operator's own that wants an answer: called once each, and must not throw. */
  onDeliver: (session: Session, pdu: PDU) => void
  /** How often a silent connection is asked whether it lives. */
  enquireMilliseconds: number
}
export type Connection = ReturnType<typeof keepConnection>

/** Begins to bind at the first call of `open` or `bound`. */
export function keepConnection(keeping: Keeping) {
  const closing = new AbortController()
  let current = Promise.withResolvers<Session>()
  let bound: Session | undefined
  let running: Promise<void> | undefined

  async function keep() {
    let failures = 0
    while (!closing.signal.aborted) {
      const session = connect(keeping)
      const isBound = await bind(session, keeping)
      if (isBound && !closing.signal.aborted) {
        failures = 0
        bound = session
        current.resolve(session)
        await watch(session, keeping.enquireMilliseconds)
        bound = undefined
        current = Promise.withResolvers()
        keeping.log.info('sms operator lost')
      }
      session.destroy()
      const wait = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** failures++)
      await delay(wait, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  return {
    open() {
      running ??= keep()
    },
    /** The bound connection, or undefined when there is none for so long. */
    async bound(milliseconds: number): Promise<Session | undefined> {
      this.open()
      if (bound) return bound
      const patience = new AbortController()
      const given = delay(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined)
      const session = await Promise.race([current.promise, given])
      patience.abort()
      return session ?? undefined
    },
    /** Says goodbye, so that the operator does not hold our place. */
    async close() {
      closing.abort()
      const session = bound
      if (session) await ask(session, new PDU('unbind'), 1_000).catch(() => undefined)
      session?.destroy()
      await running
    },
  }
}

function connect({ url, onDeliver }: Keeping): Session {
  const { protocol, hostname, port } = new URL(url)
  const isTls = protocol === 'ssmpp:'
  const session = openSession({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (isTls ? 3550 : 2775)),
    tls: isTls,
  })
  session.setMaxListeners(MOST_LISTENERS)
  // A connection whose bytes cannot be read cannot be read on.
  session.on('error', () => session.destroy())
  session.on('deliver_sm', (pdu: PDU) => onDeliver(session, pdu))
  session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()))
  session.on('unbind', (pdu: PDU) => {
    session.send(pdu.response())
    session.socket.end()
  })
  return session
}

async function bind(session: Session, { url, user, password, log }: Keeping): Promise<boolean> {
  const names = { system_id: user, password, interface_version: VERSION_3_4 }
  try {
    await connected(session, url.startsWith('ssmpp:') ? 'secureConnect' : 'connect')
    const answer = await ask(session, new PDU('bind_transceiver', names), ANSWER_MILLISECONDS)
    if (answer.command_status === OK) log.info('sms operator bound')
    else log.error('sms operator refuses us', { code: answer.command_status })
    return answer.command_status === OK
  } catch {
    return false
  }
}

function connected(session: Session, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => session.destroy(), ANSWER_MILLISECONDS)
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
async function watch(session: Session, milliseconds: number): Promise<void> {
  const asking = setInterval(
    () => ask(session, new PDU('enquire_link'), ANSWER_MILLISECONDS).catch(() => undefined),
    milliseconds,
  )
  await new Promise<void>(resolve => {
    if (session.socket.destroyed) resolve()
    session.once('close', () => resolve())
  })
  clearInterval(asking)
}
