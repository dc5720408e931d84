export type NoticeWords = { title: string; body: string }
/** In both languages; `about` is the name of an organisation or a service, never of a person. */
export type Said = { th: (about: string) => NoticeWords; en: (about: string) => NoticeWords }
