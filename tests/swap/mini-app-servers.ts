// What the servers of mini-apps name at the gateway, with keys in whatever case: an app, a token, a person of one, tried by another.
import {
  aMiniApp,
  aMiniAppServer,
  holderOf,
  type MiniApp,
  type MiniAppServer,
  makePublished,
} from '../mini-apps.ts'
import type { Swap } from './unspoken.ts'
import type { World } from './world.ts'

export type Owner = { app: MiniApp; server: MiniAppServer; mToken: () => Promise<string> }

/** A published mini-app that the person of the world allows, and its server. */
export async function aMiniAppOwner({ t, people: { person } }: World): Promise<Owner> {
  const app = await aMiniApp(t)
  await makePublished(t, app)
  const holder = holderOf(t, person, app)
  await holder.allow()
  return { app, server: await aMiniAppServer(t, app), mToken: holder.mToken }
}

const userId = async ({ server, mToken }: Owner) =>
  ((await server.exchange(await mToken())).json() as { result: { userId: string } }).result.userId

type Spell = (key: string) => string
const spellings: Spell[] = [
  key => key,
  key => key.toUpperCase(),
  key => key.charAt(0).toUpperCase() + key.slice(1).toLowerCase(),
]
const calls = {
  exchange: { path: '/v1/core/shield/data/deproc', names: ['appId', 'mToken'] },
  rehearse: { path: '/v1/core/shield/data/mock', names: ['appId'] },
  push: { path: '/v1/core/notification/push', names: ['appId', 'userId'] },
  makeQr: { path: '/v4/core/qr/generate/vc', names: ['appId', 'userId'] },
} as const
type Call = keyof typeof calls
type Name = (typeof calls)[Call]['names'][number]

/** A right body but for what is named; of a key that comes twice the first is read. */
function bodyOf(call: Call, own: string, named: Partial<Record<Name, string>>, spell: Spell) {
  const { appId = own, ...other } = Object.fromEntries(
    Object.entries({ mToken: 'nobody', userId: 'nobody', ...named }).map(([key, value]) =>
      key === 'appId' ? [key, value] : [spell(key), value],
    ),
  )
  const words = { docName: 'บัตรทดลอง', fullName: 'สมชาย ใจดี', message: 'นัดพรุ่งนี้' }
  return call === 'push'
    ? { [spell('appId')]: appId, data: [{ ...words, ...other }] }
    : { [spell('appId')]: appId, ...words, ...other }
}

const swap = (call: Call, path: string, name: Name): Swap<Owner> => ({
  at: `/ws/dga/czp${path}`,
  name,
  make: owner =>
    name === 'userId' ? userId(owner) : name === 'mToken' ? owner.mToken() : Promise.resolve(owner.app.appId),
  async ask({ app, server }, value) {
    const bodies: object[] = spellings.map(spell => bodyOf(call, app.appId, { [name]: value }, spell))
    // The stranger's own app first, the other's in another case behind it.
    bodies.push({ ...bodyOf(call, app.appId, {}, key => key), [name.toUpperCase()]: value })
    let statusCode = 200
    const told: string[] = []
    for (const body of bodies) {
      const answer = await server.call(path, body)
      statusCode = answer.statusCode
      told.push(answer.body.replace(/"(requestTimeStamp|mToken)":("[^"]+"|\d+)/g, ''))
    }
    return { statusCode, body: told.join() }
  },
})

const environments = ['/uat', '/prod', '']

/** Every name in every call of the gateway that mini-apps make. */
export const miniAppSwaps: Swap<Owner>[] = (Object.keys(calls) as Call[]).flatMap(call =>
  [
    ...environments.map(environment => environment + calls[call].path),
    ...(call === 'push' ? ['/v1/notification/push'] : []),
  ].flatMap(path => calls[call].names.map(name => swap(call, path, name))),
)
