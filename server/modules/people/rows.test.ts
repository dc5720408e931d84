import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventCountry } from '../../../invented/country/index.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { people } from './index.ts'
import * as rows from './rows.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people] })
})
afterAll(() => t.close())

const country = [...inventCountry({ people: 600, seed: 9 })]

// Rows travel as JSON and are taken apart by column name: a name that differs would silently be lost.
test('rows have exactly the columns of their tables', async () => {
  const columnsOf = async (table: string) => {
    const found = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = 'people' and table_name = ${table}`.execute(t.ctx.db)
    return found.rows.map(row => row.name).toSorted()
  }
  const written: [string, object | undefined][] = [
    ['person', country.map(person => rows.toPersonRow(person, t.ctx.now()))[0]],
    ['house', country.map(rows.toHouseRow)[0]],
    ['membership', country.map(rows.toMembershipRow)[0]],
    ['parent', country.flatMap(rows.toParentRows)[0]],
    ['former_name', country.flatMap(rows.toFormerNameRows)[0]],
    ['card', country.flatMap(rows.toCardRows)[0]],
    ['photo', country.flatMap(person => rows.toPhotoRows(person))[0]],
  ]
  for (const [table, row] of written)
    expect([table, Object.keys(row!).toSorted()]).toEqual([table, await columnsOf(table)])
})

test('ids of cards are all different, and every card holder has a face of their own sex', () => {
  const cards = country.flatMap(rows.toCardRows)
  expect(new Set(cards.map(card => card.card_id)).size).toBe(cards.length)
  const faces = (sex: string) =>
    new Set(
      country
        .filter(person => person.sex === sex)
        .flatMap(person => rows.toPhotoRows(person))
        .map(photo => photo.cast_id),
    )
  const [men, women] = [faces('male'), faces('female')]
  expect(men.size).toBeGreaterThan(5)
  expect([...men].filter(id => women.has(id))).toEqual([])
})
