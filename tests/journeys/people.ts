// The people of a running sandbox, as anybody can ask for them.
import type { RunningSystem } from './server.ts'

export type Person = {
  personId: string
  face: string
  nameTh: string
  citizenNumber: string
  ageYears: number
  cardVersion: number
}

/** The n-th invented adult with a valid card. */
export async function aPerson({ origin }: RunningSystem, index: number): Promise<Person> {
  const answer = await fetch(`${origin}/v1/sandbox/people?count=60`)
  const { people } = (await answer.json()) as { people: Person[] }
  const person = people.filter(one => one.ageYears >= 20)[index]
  if (!person) throw new Error('too few invented people')
  return person
}

/** Somebody whose card is expired, lost, …: the first whom the sandbox lends. */
export async function aHolderOf({ origin }: RunningSystem, card: string): Promise<Person> {
  const answer = await fetch(`${origin}/v1/sandbox/people?count=1&card=${card}`)
  const { people } = (await answer.json()) as { people: Person[] }
  if (!people[0]) throw new Error(`nobody holds a card of the kind ${card}`)
  return people[0]
}

/** One side of somebody's specimen card, PNG. */
export async function sideOf(
  { origin }: RunningSystem,
  person: Person,
  side: 'front' | 'back',
): Promise<Buffer> {
  return Buffer.from(
    await (
      await fetch(
        `${origin}/v1/sandbox/people/${person.personId}/card-${side}.png?version=${person.cardVersion}`,
      )
    ).arrayBuffer(),
  )
}
