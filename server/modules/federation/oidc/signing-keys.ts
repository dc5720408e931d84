import { ExternalSigningKey } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import type { Signer } from '../../../platform/keys.ts'
import { listSigners, publicKeys } from '../../../platform/keys.ts'

const SIGNING_KEY = 'oidc'

/** A key that oidc-provider signs with and never holds: the one place for an HSM stays `platform/keys.ts`. */
class HeldKey extends ExternalSigningKey {
  readonly #signer: Signer

  constructor(signer: Signer) {
    super()
    this.#signer = signer
    Object.assign(this, { kid: signer.kid, alg: 'ES256' })
  }

  override keyObject() {
    return this.#signer.publicKey
  }

  override sign(data: Uint8Array) {
    return this.#signer.sign(data)
  }
}

/** The keys of the modern dialect, the newest first; the first is made on demand. */
export const holdKeys = async (ctx: Ctx) =>
  (await listSigners(ctx, SIGNING_KEY)).map(signer => new HeldKey(signer))

/** The names of the keys, to see whether they have changed. */
export const listKeyNames = async (ctx: Ctx): Promise<string> =>
  (await publicKeys(ctx, SIGNING_KEY)).map(({ kid }) => kid).join(' ')
