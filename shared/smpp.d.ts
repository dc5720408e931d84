// The parts of `smpp` 0.5.1 that are used here; the package has no types of its own.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export type ShortMessage = { message: string | Buffer; udh?: Buffer[] }
  /** A protocol data unit as it was read (SMPP 3.4 §3.2); which fields there are depends on its command. */
  export class PDU {
    constructor(command: string, fields?: object)
    command: string
    command_status: number
    sequence_number: number
    system_id?: string
    password?: string
    message_id?: string
    source_addr?: string
    destination_addr?: string
    source_addr_ton?: number
    dest_addr_ton?: number
    esm_class?: number
    data_coding?: number
    registered_delivery?: number
    validity_period?: string | Date
    short_message?: ShortMessage
    receipted_message_id?: string
    message_state?: number
    response(fields?: object): PDU
  }
  export class Session extends EventEmitter {
    socket: Socket
    /** False when the socket takes nothing more; then `answered` is never called, nor is it when the connection ends first. */
    send(pdu: PDU, answered?: (answer: PDU) => void): boolean
    destroy(): void
  }
  export type Server = NetServer & { sessions: Session[] }
  export function connect(options: { host: string; port: number; tls: boolean }): Session
  export function createServer(onSession: (session: Session) => void): Server
}
