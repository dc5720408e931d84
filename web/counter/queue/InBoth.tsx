import type { Both } from './public-words.ts'

/** The same in Thai and, smaller, in English. */
export function InBoth({ words }: { words: Both }) {
  return (
    <>
      <span lang="th">{words.th}</span> <span lang="en">{words.en}</span>
    </>
  )
}
