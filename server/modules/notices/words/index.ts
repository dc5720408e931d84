// What people are told, in both languages, by what it is of.
import { account } from './account.ts'
import { data } from './data.ts'
import { documents } from './documents.ts'
import { houses } from './houses.ts'
import { life } from './life.ts'
import { money } from './money.ts'
import { moves } from './moves.ts'
import { services } from './services.ts'

export type { NoticeWords } from './said.ts'

const said = {
  ...account,
  ...data,
  ...services,
  ...money,
  ...documents,
  ...life,
  ...moves,
  ...houses,
}

export type NoticeKind = keyof typeof said

/** A notice in both languages. */
export function sayNotice(kind: NoticeKind, about: { th: string | null; en: string | null }) {
  return { th: said[kind].th(about.th ?? ''), en: said[kind].en(about.en ?? '') }
}
