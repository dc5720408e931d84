import type { PDU, Session } from 'smpp'

/**
 * Sends a request and waits for its answer. @throws Error when the connection ends first or the answer is late; after a late one
 * nobody can tell what the operator did, so the connection is ended as well.
 */
export function ask(session: Session, request: PDU, milliseconds: number): Promise<PDU> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      session.off('close', onClose)
    }
    const onClose = () => {
      end()
      reject(new Error('The connection ended before the answer'))
    }
    const timer = setTimeout(() => {
      onClose()
      session.destroy()
    }, milliseconds)
    session.on('close', onClose)
    const isSent = session.send(request, answer => {
      end()
      resolve(answer)
    })
    if (!isSent) onClose()
  })
}
