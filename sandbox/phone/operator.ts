// A pretend operator: an SMPP 3.4 server that keeps what arrives, tells of it in receipts, and misbehaves on demand.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type PDU, type Session } from 'smpp'
import { type Misbehaviour, takeOne, wellBehaved } from './misbehaviour.ts'
import { type Arrived, createReassembly } from './reassemble.ts'
import { createReceipts } from './receipts.ts'

const status = { wrongNumber: 0x0b, wrongPassword: 0x0e, notBound: 0x04, throttled: 0x58 }
const BINDS = ['bind_transceiver', 'bind_transmitter', 'bind_receiver']

export type OperatorOptions = {
  /** smpp://host:port to listen on. */
  url: string
  user: string
  password: string
  /** A whole message is there, as the telephone shows it. */
  onArrived: (arrived: Arrived) => void
}
export type Operator = Awaited<ReturnType<typeof startOperator>>

/** Listens; @throws when the port is taken. */
export async function startOperator({ url, user, password, onArrived }: OperatorOptions) {
  let misbehaviour = wellBehaved()
  let submissions = 0
  const bound = new Set<Session>()
  const reassemble = createReassembly()
  const receipts = createReceipts(() => misbehaviour, bound)

  const server = createServer(session => {
    session.on('error', () => session.destroy())
    session.on('close', () => bound.delete(session))
    for (const command of BINDS)
      session.on(command, (pdu: PDU) => {
        const isKnown = pdu.system_id === user && pdu.password === password
        session.send(
          pdu.response(isKnown ? { system_id: 'PRETEND' } : { command_status: status.wrongPassword }),
        )
        if (isKnown) {
          bound.add(session)
          receipts.flush()
        } else session.socket.end()
      })
    session.on('enquire_link', (pdu: PDU) => takeOne(misbehaviour, 'deaf') || session.send(pdu.response()))
    session.on('unbind', (pdu: PDU) => {
      bound.delete(session)
      session.send(pdu.response())
      session.socket.end()
    })
    session.on('submit_sm', (pdu: PDU) => takeSubmission(session, pdu))
  })

  function takeSubmission(session: Session, pdu: PDU) {
    submissions += 1
    const refuse = (command_status: number) => session.send(pdu.response({ command_status }))
    if (!bound.has(session)) return refuse(status.notBound)
    if (takeOne(misbehaviour, 'hangUp')) return session.destroy()
    if (takeOne(misbehaviour, 'throttle')) return refuse(status.throttled)
    if (takeOne(misbehaviour, 'reject')) return refuse(status.wrongNumber)
    const arrived = reassemble(pdu)
    if (arrived) onArrived(arrived)
    if (takeOne(misbehaviour, 'ignore')) return
    const id = randomBytes(8).toString('hex')
    const isEarly = takeOne(misbehaviour, 'early')
    if (isEarly) receipts.plan(id, pdu)
    session.send(pdu.response({ message_id: id }))
    if (!isEarly) receipts.plan(id, pdu)
  }

  const { hostname, port } = new URL(url)
  server.listen(Number(port), hostname)
  await once(server, 'listening')
  return {
    /** How it stands: connections of the sender, and submissions ever seen. */
    state: () => ({ bound: bound.size, submissions, misbehaviour }),
    misbehave(next: Misbehaviour) {
      misbehaviour = next
    },
    /** Ends every connection without a word. */
    disconnect() {
      for (const session of server.sessions) session.destroy()
    },
    async close() {
      receipts.stop()
      for (const session of server.sessions) session.destroy()
      await new Promise(done => server.close(done))
    },
  }
}
