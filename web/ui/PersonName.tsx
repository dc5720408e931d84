import './PersonName.css'

/** A name whose parts stay whole: no dictionary knows where a Thai name may be broken. */
export function PersonName({ name, lang }: { name: string; lang: 'th' | 'en' }) {
  return (
    <span lang={lang} className="person-name">
      {name.split(' ').map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice in a name
        <span key={place}>{part} </span>
      ))}
    </span>
  )
}
