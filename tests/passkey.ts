// An authenticator in software: makes passkeys and signs with them, as a phone's own would (WebAuthn Level 3 §6).
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const UP = 0x01
const UV = 0x04
const AT = 0x40

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }
type Change = {
  origin?: string
  rpId?: string
  flags?: number
  challenge?: string
  count?: number
  type?: string
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** A passkey as the authenticator of a browser holds it (`WebAuthn.Credential` of its developer tools). */
export type PasskeyInBrowser = {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}

export type Authenticator = ReturnType<typeof anAuthenticator>

/** One passkey; `change` bends what it signs, for attacks. */
export function anAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let count = 0
  let userHandle = ''
  const clientData = (type: string, { challenge }: Options, change: Change) =>
    Buffer.from(
      JSON.stringify({
        type: change.type ?? type,
        challenge: change.challenge ?? challenge,
        origin: change.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authData = (rpId: string, flags: number, rest: Uint8Array, change: Change) => {
    count += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(change.count ?? count)
    return Buffer.concat([sha256(change.rpId ?? rpId), Buffer.from([change.flags ?? flags]), counter, rest])
  }
  return {
    id: url(id),
    forBrowser: (rpId: string): PasskeyInBrowser => ({
      credentialId: id.toString('base64'),
      isResidentCredential: true,
      rpId,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      userHandle: Buffer.from(userHandle, 'base64url').toString('base64'),
      signCount: count,
    }),
    /** Answers `navigator.credentials.create`. */
    create(options: Options, change: Change = {}) {
      userHandle = options.user?.id ?? ''
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, toCose(publicKey)])
      const data = authData(options.rp?.id ?? '', UP | UV | AT, attested, change)
      const response = {
        clientDataJSON: url(clientData('webauthn.create', options, change)),
        attestationObject: url(attestation(data)),
      }
      return { id: url(id), rawId: url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
    /** Answers `navigator.credentials.get`. */
    get(options: Options, change: Change = {}) {
      const data = authData(options.rpId ?? '', UP | UV, Buffer.alloc(0), change)
      const client = clientData('webauthn.get', options, change)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: url(client),
        authenticatorData: url(data),
        signature: url(signature),
      }
      return { id: url(id), rawId: url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
  }
}

/** COSE_Key of a P-256 key (RFC 9053 §7.1.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function toCose(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, 'base64url'),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, 'base64url'),
  ])
}

/** {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR. */
function attestation(authData: Buffer): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
  const length = Buffer.from([0x59, authData.length >> 8, authData.length & 0xff])
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    length,
    authData,
  ])
}
