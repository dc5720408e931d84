// What no schema tells of, tried like all the rest: of another it is as if it were not there, and its owner's afterwards as before.
import { beforeAll, describe, expect, test } from 'vitest'
import { nobodysLike } from './asking.ts'
import { aClient, type Client, clientSwaps, dialects, userinfoOf } from './clients.ts'
import { aPerson, clientHintSwaps, personHintSwaps } from './hints.ts'
import { aMiniAppOwner, miniAppSwaps, type Owner } from './mini-app-servers.ts'
import { type Swap, unspoken } from './unspoken.ts'
import type { World } from './world.ts'

export function describeSwaps(given: () => World) {
  test('every request whose declaration does not tell its names has somebody who said what stands in it', () => {
    expect(unspoken([...clientSwaps, ...clientHintSwaps, ...miniAppSwaps])).toEqual([])
  })

  const twoClients: [Client?, Client?] = []
  const twoOwners: [Owner?, Owner?] = []
  beforeAll(async () => {
    const world = given()
    twoClients.push(await aClient(world.t, 'one-client'), await aClient(world.t, 'other-client'))
    twoOwners.push(await aMiniAppOwner(world), await aMiniAppOwner(world))
  })

  describe('of another client it is as if it were not there (A10, A50)', () => {
    test.each(named([...clientSwaps, ...clientHintSwaps]))('%s', (_name, swap) => tryOn(swap, ...twoClients))

    test('a token of one dialect is nobody’s in another', async () => {
      const [owner] = twoClients
      for (const dialect of dialects) {
        const { access_token: token } = (await owner?.tokens(dialect)) ?? {}
        const bear = (url: string, value = '') =>
          given().t.request({ url, headers: { authorization: `Bearer ${value}` } })
        expect((await bear(userinfoOf(dialect), token)).statusCode).toBe(200)
        const foreign = dialects.map(userinfoOf).filter(url => isForeign(url, userinfoOf(dialect)))
        for (const url of foreign) {
          const { statusCode, body } = await bear(url, token)
          const unknown = await bear(url, 'x'.repeat(token?.length ?? 0))
          expect.soft([url, statusCode, body]).toEqual([url, unknown.statusCode, unknown.body])
        }
      }
    })
  })

  describe('of another person it says nothing and ends nothing (A10, A15)', () => {
    test.each(named(personHintSwaps))('%s', (_name, swap) => {
      const [client] = twoClients
      return tryOn(swap, client && aPerson(client), client && aPerson(client))
    })
  })

  describe('of another mini-app it is as if it were not there (A10, A50)', () => {
    test.each(named(miniAppSwaps))('%s', (_name, swap) => tryOn(swap, ...twoOwners))
  })
}

const named = <By>(swaps: Swap<By>[]) => swaps.map(swap => [`${swap.at}: ${swap.name}`, swap] as const)

/** Both generations of ThaID's addresses are one dialect. */
const isForeign = (one: string, other: string) => one.replace('v1', 'v2') !== other.replace('v1', 'v2')

async function tryOn<By>({ make, ask }: Swap<By>, owner?: By, stranger?: By) {
  if (!owner || !stranger) throw new Error('nobody to try it')
  const value = await make(owner)
  const unknown = String(nobodysLike(value))
  const shape = async (by: By, name: string) => {
    const { statusCode, body } = await ask(by, name)
    return [statusCode, body.replaceAll(name, '‹name›')]
  }
  const refused = await shape(stranger, unknown)
  expect(await shape(stranger, value)).toEqual(refused)
  const notFound = await shape(owner, unknown)
  expect(await shape(owner, value)).not.toEqual(notFound)
}
