import './Timeline.css'

export type Happening = {
  id: string
  words: string
  /** ISO 8601, for machines. */
  at: string
  /** The same moment as a person reads it. */
  when: string
}

/** All that became of something, the newest last and marked: there it stands now. */
export function Timeline({ happenings }: { happenings: Happening[] }) {
  return (
    <ol className="timeline">
      {happenings.map(({ id, words, at, when }) => (
        <li key={id}>
          <span>{words}</span>
          <time className="soft small numerals" dateTime={at}>
            {when}
          </time>
        </li>
      ))}
    </ol>
  )
}
