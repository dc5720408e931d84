import { problemFrom } from '../lib/problem.ts'

export type InventedPerson = {
  personId: string
  nameTh: string
  nameEn: string
  citizenNumber: string
  ageYears: number
  cardVersion: number
}

/** What the card may be like: good, or one the registration refuses, each for its own reason. */
export const cardKinds = ['valid', 'expired', 'lost', 'replaced', 'cancelled', 'dead'] as const
export type CardKind = (typeof cardKinds)[number]

export type Specimen = {
  frontUrl: string
  backUrl: string
  sheetUrl: string
  /** When the visitor's picture is erased; absent for the drawn face, which nobody needs to erase. */
  expiresAt?: string
}

const base = '/v1/sandbox'

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(base + path, { cache: 'no-store', credentials: 'omit', ...init })
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as T
}

/** A dozen invented people with such a card; page 0 is the first dozen. */
export async function readPeople(card: CardKind, page: number): Promise<InventedPerson[]> {
  const { people } = await ask<{ people: InventedPerson[] }>(`/people?count=12&card=${card}&page=${page}`)
  return people
}

/** Where the register's drawn photograph of a person is. */
export function portraitUrl(personId: string): string {
  return `${base}/people/${encodeURIComponent(personId)}/portrait.jpg`
}

/** Addresses of the person's card as it is, with the drawn face. */
export function drawnSpecimen({ personId, cardVersion }: InventedPerson): Specimen {
  const at = `${base}/people/${encodeURIComponent(personId)}`
  return {
    frontUrl: `${at}/card-front.png?version=${cardVersion}`,
    backUrl: `${at}/card-back.png?version=${cardVersion}`,
    sheetUrl: `${at}/card-sheet.png?version=${cardVersion}`,
  }
}

/** Puts the portrait onto the person's card and into the sandbox register. */
export async function makeSpecimen(person: InventedPerson, portrait: Blob): Promise<Specimen> {
  const form = new FormData()
  form.append('personId', person.personId)
  form.append('portrait', portrait, 'portrait.jpg')
  const { expiresAt } = await ask<{ expiresAt: string }>('/specimens', { method: 'POST', body: form })
  return { ...drawnSpecimen(person), expiresAt }
}
