// What the sandbox's bank and billers say to the server, and hear from it: JWTs of ES256 both ways.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createRemoteJWKSet, generateKeyPair, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

const Key = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })
const Parties = z.object({
  bank: z.object({ code: z.string(), name_th: z.string(), name_en: z.string(), key: Key }),
  billers: z.array(
    z.object({ biller_id: z.string(), code: z.string(), name_th: z.string(), name_en: z.string(), key: Key }),
  ),
})

/** The bank and the billers of the sandbox, with their private keys. */
export const readParties = () =>
  Parties.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'billers.json'), 'utf8')))

type Party = { name: string; key: z.infer<typeof Key>; server: string; now: () => Date }
export type Speaker = ReturnType<typeof createSpeaker>

/** One who signs with a key and believes the server's. */
export function createSpeaker({ name, key, server, now }: Party) {
  const keys = createRemoteJWKSet(new URL('/v1/payments/keys', server), { cooldownDuration: 0 })
  const signWith = async (claims: JWTPayload, typ: string, private_: CryptoKey | Uint8Array) => {
    const iat = Math.floor(now().getTime() / 1000)
    return new SignJWT({ ...claims, iss: name, aud: server, iat, exp: iat + 300, jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ })
      .sign(private_)
  }
  return {
    sign: async (claims: JWTPayload, typ: string) => signWith(claims, typ, await importJWK(key, 'ES256')),
    /** The same words under a key that nobody knows. */
    signWrongly: async (claims: JWTPayload, typ: string) =>
      signWith(claims, typ, (await generateKeyPair('ES256')).privateKey),
    /** What the server says. @throws what the library throws for anything else */
    async read<S extends z.ZodType>(text: unknown, kind: string, shape: S): Promise<z.infer<S>> {
      const expected = { issuer: server, audience: name, typ: `${kind}+jwt`, currentDate: now() }
      return shape.parse(
        (await jwtVerify(String(text), keys, { ...expected, algorithms: ['ES256'] })).payload,
      )
    },
  }
}

type Ask<S extends z.ZodType> = {
  path: string
  kind: string
  shape: S
  answer: (asked: z.infer<S>) => object | undefined
}

/** A question of the server that is answered in kind; `undefined` is an outage. */
export function addSignedRoute<S extends z.ZodType>(app: FastifyInstance, speaker: Speaker, ask: Ask<S>) {
  app.post(ask.path, async (request, answer) => {
    let asked: z.infer<S>
    try {
      asked = await speaker.read(request.body, ask.kind, ask.shape)
    } catch {
      return answer.code(400).send({ error: 'not signed by the server' })
    }
    const told = ask.answer(asked)
    if (!told) return answer.code(500).send({ error: 'out of order' })
    return answer
      .type('application/jwt')
      .send(await speaker.sign(told as JWTPayload, `${ask.kind}-answer+jwt`))
  })
}
