// What belongs to an account: phones, sessions, passkeys, messages, sign-ins, helps.

import { aBoundPhone } from '../../bound-phone.ts'
import { nextNumber } from '../../numbers.ts'
import { anAuthenticator } from '../../passkey.ts'
import { aPhone, hostOf } from '../../phone.ts'
import { aBrowser, aCitizenPhone, authorizeUrl, openPage, PASSCODE, ticketIn } from '../../sign-in.ts'
import type { Thing } from '../thing.ts'
import type { World } from '../world.ts'

type Own = { sessions: { id: string }[]; passkeys: { id: string }[] }
const ownOf = ({ person }: World) => person.call<Own>('GET', '/v1/me/devices')

/** Somebody of their own, whose sessions may end. */
async function anotherOwner(world: World) {
  const citizen = await aCitizenPhone(world.t, nextNumber())
  return { ...citizen, owner: world.aCitizen('the owner', citizen) }
}

/** A second phone of somebody, waiting to be let in. */
async function aSecondPhone(world: World) {
  const { personId, owner } = await anotherOwner(world)
  const { deviceId } = await aBoundPhone(world.t, personId, await aPhone(hostOf(world.t)), PASSCODE)
  return { names: { id: deviceId, deviceId }, owner }
}

/** A sign-in page in a browser, its code scanned by the person's phone. */
async function aSignIn({ t, person }: World) {
  const browser = aBrowser(t)
  const { id, page } = await openPage(browser, authorizeUrl())
  await person.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
  const jar = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { id, jar }
}

/** The newest that stands in the person's history. */
async function aFact({ t, person }: World) {
  await t.settle()
  return (await person.call<{ entries: { id: string }[] }>('GET', '/v1/me/history')).entries[0]?.id ?? ''
}

/** The person is helped by a friend. */
async function aHelp({ person, friend }: World) {
  const scopes = ['readHistory', 'readCases', 'bookSlots']
  const offered = { scopes, minutes: 30 }
  const { helpId, code } = await friend.call<{ helpId: string; code: string }>(
    'POST',
    '/v1/helping/offers',
    offered,
  )
  await person.call('POST', '/v1/me/helpers', { code, passcode: PASSCODE })
  return { id: helpId }
}

export const accountThings: Thing[] = [
  {
    at: '/v1/me/devices/:id',
    names: ['id'],
    make: aSecondPhone,
    says: { name: 'Mine' },
    look: () => '/v1/me/devices',
  },
  {
    at: '/v1/me/not-me',
    names: ['deviceId'],
    make: aSecondPhone,
    strangers: async world => [(await anotherOwner(world)).owner],
    look: () => '/v1/me/devices',
  },
  {
    at: '/v1/me/sessions/:id',
    names: ['id'],
    async make(world) {
      const { owner } = await anotherOwner(world)
      const { sessions } = await owner.call<Own>('GET', '/v1/me/devices')
      return { names: { id: sessions[0]?.id ?? '' }, owner }
    },
    look: () => '/v1/me/devices',
  },
  {
    at: '/v1/me/passkeys/:id',
    names: ['id'],
    async make(world) {
      const key = anAuthenticator('http://localhost')
      const options = await world.person.call<{ challenge: string }>('POST', '/v1/me/passkeys/options')
      const passkey = { passcode: PASSCODE, name: 'Laptop', response: key.create(options) }
      await world.person.call('POST', '/v1/me/passkeys', passkey)
      return { names: { id: (await ownOf(world)).passkeys[0]?.id ?? '' }, owner: world.person }
    },
  },
  {
    at: '/v1/me/notices',
    names: ['ids', 'before'],
    async make(world) {
      const { owner } = await aSecondPhone(world)
      await world.t.settle()
      const { notices } = await owner.call<{ notices: { id: string }[] }>('GET', '/v1/me/notices')
      return { names: { ids: notices.map(({ id }) => id), before: notices[0]?.id ?? '' }, owner }
    },
    alike: { '/notices': 'older than the oldest is nothing' },
  },
  {
    at: '/v1/sign-in/requests/:id',
    names: ['id'],
    make: async world => ({ names: { id: (await aSignIn(world)).id }, owner: world.person }),
    says: { number: '10', items: [] },
    look: ({ id }) => `/v1/sign-in/requests/${id}`,
  },
  {
    at: '/sign-in/:id',
    names: ['id'],
    async make(world) {
      const { id, jar } = await aSignIn(world)
      return { names: { id }, owner: world.aBrowser('the browser that began', jar) }
    },
    look: ({ id }) => `/sign-in/${id}/status`,
    says: { form: { pid: '1009900765433', decision: 'cancel' } },
  },
  {
    at: '/v1/me/history',
    names: ['before'],
    make: async world => ({ names: { before: await aFact(world) }, owner: world.person }),
    alike: { '/history': 'a moment, older than which may be nothing' },
  },
  {
    at: '/v1/helping/:id/history',
    names: ['id', 'before'],
    make: async world => ({
      names: { ...(await aHelp(world)), before: await aFact(world) },
      owner: world.friend,
      mayToo: [world.person],
    }),
  },
  {
    at: '/v1/me/helpers/:id',
    names: ['id'],
    make: async world => ({ names: await aHelp(world), owner: world.person, mayToo: [world.friend] }),
  },
  {
    at: '/v1/helping/:id',
    names: ['id'],
    make: async world => ({ names: await aHelp(world), owner: world.friend, mayToo: [world.person] }),
  },
]
