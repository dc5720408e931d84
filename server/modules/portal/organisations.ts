import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { endOfficer, listOfficers, nameOfficer } from '../linkage/index.ts'
import { addTester, describeParty, registerParty } from '../parties/index.ts'
import { getPerson } from '../people/index.ts'
import { memberJoined } from './events.ts'
import { fail } from './failures.ts'
import { developerOf } from './session.ts'
import * as store from './store.ts'
import type { Invited } from './tables.ts'

// Whoever wants thousands of organisations wants something else.
const MOST_OF_ONE_PERSON = 20
const INVITATION_SECONDS = 3 * 24 * 3600

export type NewOrganisation = { nameTh: string; nameEn: string; domain: string }

/** The organisations of whoever is signed in. */
export async function listOrganisations(ctx: Ctx) {
  const memberships = await store.listMemberships(ctx, developerOf(ctx))
  const found = await Promise.all(
    memberships.map(async ({ party_id, role }) => ({ role, party: await describeParty(ctx, party_id) })),
  )
  return found.flatMap(({ role, party }) => (party ? [{ ...party, role }] : []))
}

/** Creates an organisation, not verified yet, whose owner is whoever is signed in. @throws portal.tooMany */
export async function createOrganisation(ctx: Ctx, organisation: NewOrganisation): Promise<string> {
  const personId = developerOf(ctx)
  if ((await store.listMemberships(ctx, personId)).length >= MOST_OF_ONE_PERSON) throw fail.tooMany()
  return transaction(ctx, async tx => {
    const partyId = await registerParty(tx, { ...organisation, verified: false })
    await store.insertMember(tx, {
      party_id: partyId,
      person_id: personId,
      role: 'owner',
      created_at: tx.now(),
    })
    await addTester(tx, partyId, personId)
    await tx.emit(memberJoined, { partyId, role: 'owner' }, { personId })
    return partyId
  })
}

/** An organisation of whoever is signed in. @throws portal.notFound for anybody else's */
export async function getOrganisation(ctx: Ctx, partyId: string) {
  const member = await store.findMember(ctx, partyId, developerOf(ctx))
  const party = member && (await describeParty(ctx, partyId))
  if (!member || !party) throw fail.notFound()
  return { ...party, role: member.role }
}

/** A link for one colleague, good for three days. @throws portal.notFound | ownersOnly */
export async function invite(ctx: Ctx, partyId: string, role: Invited): Promise<string> {
  if ((await getOrganisation(ctx, partyId)).role !== 'owner') throw fail.ownersOnly()
  const secret = randomToken()
  await store.insertInvitation(ctx, {
    hash: sha256(secret),
    party_id: partyId,
    invited_by: developerOf(ctx),
    role,
    created_at: ctx.now(),
    expires_at: new Date(ctx.now().getTime() + INVITATION_SECONDS * 1000),
    used_at: null,
  })
  return `${ctx.settings.origin}/portal/join/${secret}`
}

/** What an invitation leads to. @throws portal.invitationGone */
export async function getInvitation(ctx: Ctx, secret: string) {
  const invitation = await store.findInvitation(ctx, sha256(secret))
  const party = invitation && (await describeParty(ctx, invitation.party_id))
  if (!invitation || !party) throw fail.invitationGone()
  return { party, role: invitation.role }
}

/** Joins as the invitation says; returns the organisation and as what. @throws portal.invitationGone */
export async function join(ctx: Ctx, secret: string): Promise<{ partyId: string; role: Invited }> {
  const personId = developerOf(ctx)
  return transaction(ctx, async tx => {
    const invitation = await store.takeInvitation(tx, sha256(secret))
    if (!invitation) throw fail.invitationGone()
    const { party_id: partyId, role } = invitation
    if (role === 'officer') {
      await nameOfficer(tx, partyId, personId)
      return { partyId, role }
    }
    const isNew = await store.insertMember(tx, {
      party_id: partyId,
      person_id: personId,
      role,
      created_at: tx.now(),
    })
    await addTester(tx, partyId, personId)
    if (isNew) await tx.emit(memberJoined, { partyId, role }, { personId })
    return { partyId, role }
  })
}

/** The officers of an organisation by name, for those who look after it. They agreed to be named to it when they joined. */
export async function listOfficersOf(ctx: Ctx, partyId: string) {
  await getOrganisation(ctx, partyId)
  const ids = await listOfficers(ctx, partyId)
  return Promise.all(
    ids.map(async personId => {
      const { nameTh, nameEn } = await getPerson(ctx, personId)
      return { personId, nameTh, nameEn }
    }),
  )
}

/** Ends an officer's right to look, at once. @throws portal.notFound | ownersOnly */
export async function dismissOfficer(ctx: Ctx, partyId: string, personId: string): Promise<void> {
  if ((await getOrganisation(ctx, partyId)).role !== 'owner') throw fail.ownersOnly()
  await transaction(ctx, tx => endOfficer(tx, partyId, personId))
}
