import { problemFrom } from '../lib/problem.ts'

export type InventedPerson = {
  personId: string
  nameTh: string
  nameEn: string
  citizenNumber: string
  ageYears: number
  cardStatus: string
}

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

/** A dozen invented people with a valid card; page 0 is the first dozen. */
export async function readPeople(page: number): Promise<InventedPerson[]> {
  const { people } = await ask<{ people: InventedPerson[] }>(`/people?count=12&page=${page}`)
  return people
}

/** Where the register's drawn photograph of a person is. */
export function portraitUrl(personId: string): string {
  return `${base}/people/${encodeURIComponent(personId)}/portrait.jpg`
}

/** Addresses of the person's cards as they are, with the drawn face. */
export function drawnSpecimen(personId: string): Specimen {
  const at = `${base}/people/${encodeURIComponent(personId)}`
  return {
    frontUrl: `${at}/card-front.png`,
    backUrl: `${at}/card-back.png`,
    sheetUrl: `${at}/card-sheet.png`,
  }
}

/** Puts the portrait onto the person's card and into the sandbox register. */
export function makeSpecimen(personId: string, portrait: Blob): Promise<Specimen> {
  const form = new FormData()
  form.append('personId', personId)
  form.append('portrait', portrait, 'portrait.jpg')
  return ask('/specimens', { method: 'POST', body: form })
}
