// What one agency knows, in a database file of its own.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Something an agency was sent, and how it stands there. */
export type Opened = {
  kind: string
  reference: string
  /** By which the same request is known again. */
  key: string
  state: string
  note: string
  openedAt: number
  changedAt: number
  /** The time that it takes, or nothing. */
  slot: string
  /** What was asked, as JSON, files without their content. */
  asked: string
}

function toOpened(row: Record<string, unknown> | undefined): Opened | undefined {
  if (!row) return undefined
  const { opened_at, changed_at, ...rest } = row
  return { ...rest, openedAt: Number(opened_at), changedAt: Number(changed_at) } as Opened
}

export type Store = ReturnType<typeof openStore>

export function openStore(folder: string, agency: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, `${agency}.sqlite`))
  database.exec(`pragma journal_mode = wal;
    create table if not exists record (
      operation text not null, key text not null, status integer not null, json text not null,
      primary key (operation, key)
    ) strict;
    create table if not exists opened (
      kind text not null, reference text not null, key text not null, state text not null, note text not null,
      opened_at integer not null, changed_at integer not null, slot text not null, asked text not null,
      primary key (kind, reference), unique (kind, key)
    ) strict;
    create index if not exists opened_slot on opened (kind, slot)`)
  const find = database.prepare('select status, json from record where operation = ? and key = ?')
  const add = database.prepare(
    'insert into record (operation, key, status, json) values (?, ?, ?, ?) on conflict do nothing',
  )
  const byKey = database.prepare('select * from opened where kind = ? and key = ?')
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
    put(operation: string, key: string, { status, body }: { status: number; body: unknown }) {
      database
        .prepare('insert or replace into record (operation, key, status, json) values (?, ?, ?, ?)')
        .run(operation, key, status, JSON.stringify(body))
    },
    /** Changes the records of an operation that hold something; true when one did. */
    changeRecords(operation: string, change: (body: unknown) => boolean): boolean {
      const rows = database.prepare('select key, json from record where operation = ?').all(operation)
      const write = database.prepare('update record set json = ? where operation = ? and key = ?')
      return rows.some(({ key, json }) => {
        const body = JSON.parse(String(json)) as unknown
        const isChanged = change(body)
        if (isChanged) write.run(JSON.stringify(body), operation, String(key))
        return isChanged
      })
    },
    /** Opens something, once for each key. */
    open(one: Opened): Opened {
      database
        .prepare('insert into opened values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing')
        .run(
          one.kind,
          one.reference,
          one.key,
          one.state,
          one.note,
          one.openedAt,
          one.changedAt,
          one.slot,
          one.asked,
        )
      return toOpened(byKey.get(one.kind, one.key)) ?? one
    },
    findByKey: (kind: string, key: string) => toOpened(byKey.get(kind, key)),
    find: (kind: string, reference: string) =>
      toOpened(
        database.prepare('select * from opened where kind = ? and reference = ?').get(kind, reference),
      ),
    findReference: (reference: string) =>
      toOpened(database.prepare('select * from opened where reference = ?').get(reference)),
    move(kind: string, reference: string, to: { state: string; note: string; changedAt: number }) {
      database
        .prepare('update opened set state = ?, note = ?, changed_at = ? where kind = ? and reference = ?')
        .run(to.state, to.note, to.changedAt, kind, reference)
    },
    countOpened: (kind: string): number =>
      Number(database.prepare('select count(*) as count from opened where kind = ?').get(kind)?.count ?? 0),
    listOpened: (): Opened[] =>
      database
        .prepare('select * from opened order by opened_at desc limit 20')
        .all()
        .flatMap(row => toOpened(row) ?? []),
    /** How often a time is taken, of what still stands. */
    countTaken: (kind: string, slot: string, ended: readonly string[]): number =>
      database
        .prepare('select state from opened where kind = ? and slot = ?')
        .all(kind, slot)
        .filter(({ state }) => !ended.includes(String(state))).length,
    count: (): number => Number(count.get()?.count ?? 0),
    close: () => database.close(),
  }
}
