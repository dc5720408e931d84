// What one agency knows, in a database file of its own.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Store = ReturnType<typeof openStore>

export function openStore(folder: string, agency: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, `${agency}.sqlite`))
  database.exec(`pragma journal_mode = wal;
    create table if not exists record (
      operation text not null, key text not null, status integer not null, json text not null,
      primary key (operation, key)
    ) strict`)
  const find = database.prepare('select status, json from record where operation = ? and key = ?')
  const add = database.prepare(
    'insert into record (operation, key, status, json) values (?, ?, ?, ?) on conflict do nothing',
  )
  const count = database.prepare('select count(*) as count from record')
  return {
    /** The record of a key, made the first time. */
    getOrMake(operation: string, key: string, make: () => { status: number; body: unknown }) {
      const found = find.get(operation, key)
      if (found) return { status: Number(found.status), body: JSON.parse(String(found.json)) as unknown }
      const made = make()
      add.run(operation, key, made.status, JSON.stringify(made.body))
      return made
    },
    count: (): number => Number(count.get()?.count ?? 0),
    close: () => database.close(),
  }
}
