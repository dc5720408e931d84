// The library as a client of the gateway: the calls that existing mini-apps make, in the order and shape they make them.
import { z } from 'zod'
import { LIBRARY, readDemoClient } from '../demo-clients.ts'
import type { Settings } from '../settings.ts'

const Validated = z.object({ Result: z.string() })
const Envelope = z.object({ result: z.unknown(), messageCode: z.number(), message: z.string().nullable() })
const Profile = z.object({
  userId: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  notification: z.boolean(),
})
export type Profile = z.infer<typeof Profile>
const Card = z.object({ qrText: z.string(), expiryDate: z.number() })

/** What the gateway said instead of an answer. */
export class GatewayRefusal extends Error {}

export function createGateway({ issuer }: Settings, appId: string) {
  const { client_id: key, client_secret: secret } = readDemoClient(LIBRARY)
  let token: string | undefined

  /** Call 1. The token lives as long as it is used; a new one is asked for when the gateway knows it no more. */
  async function validate(): Promise<string> {
    const query = new URLSearchParams({ ConsumerSecret: secret, AgentID: 'library' })
    const answer = await fetch(`${issuer}/ws/auth/validate?${query}`, { headers: { 'Consumer-Key': key } })
    if (!answer.ok) throw new GatewayRefusal(`validate answered ${answer.status}`)
    token = Validated.parse(await answer.json()).Result
    return token
  }

  async function call<S extends z.ZodType>(path: string, body: object, result: S): Promise<z.infer<S>> {
    const send = async (with_: string) =>
      fetch(`${issuer}/ws/dga/czp/uat${path}`, {
        method: 'POST',
        headers: { 'Consumer-Key': key, Token: with_, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    let answer = await send(token ?? (await validate()))
    if (answer.status === 401) answer = await send(await validate())
    const said = Envelope.safeParse(await answer.json())
    const read = result.safeParse(said.data?.result)
    if (!answer.ok || said.data?.messageCode !== 200 || !read.success)
      throw new GatewayRefusal(said.data?.message ?? `${path} answered ${answer.status}`)
    return read.data
  }

  return {
    readProfile: (mToken: string) =>
      call('/v1/core/shield/data/deproc', { AppId: appId, MToken: mToken }, Profile),
    push: (userId: string, message: string) =>
      call(
        '/v1/core/notification/push',
        { appId, data: [{ message, userId }], sendDateTime: null },
        z.array(z.string()),
      ),
    makeCard: (userId: string, fullName: string) =>
      call('/v4/core/qr/generate/vc', { appId, userId, docName: 'บัตรสมาชิกห้องสมุด', fullName }, Card),
  }
}
