type Section = { heading: string; paragraphs: string[] }
export type TextBody = { title: string; sections: Section[] }

/** What a person is asked to accept. A changed word is a new version; the old file stays for as long as its acceptances. */
export type ConsentText = {
  kind: TextKind
  version: string
  languages: { th: TextBody; en: TextBody }
}

export const textKinds = ['terms', 'card'] as const
export type TextKind = (typeof textKinds)[number]
