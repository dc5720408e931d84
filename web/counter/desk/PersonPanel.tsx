import { useEffect, useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { DataList } from '../../ui/DataList.tsx'
import type { Cases, CaseView } from '../counter-api.ts'
import { useText } from '../text.ts'

/** The register's record of who stands here, as far as the case needs it. */
export function PersonPanel({ cases, view }: { cases: Cases; view: CaseView }) {
  const t = useText()
  const { language } = usePreferences()
  const [photo, setPhoto] = useState<Blob>()
  const url = useObjectUrl(photo)
  const { person, caseId } = view
  const isThere = person !== undefined
  useEffect(() => {
    if (!isThere) return setPhoto(undefined)
    let left = false
    cases.photo(caseId).then(
      blob => {
        if (!left) setPhoto(blob)
      },
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [cases, caseId, isThere])
  if (!person) return null
  const date = (day: string) => formatDate(day, language)
  return (
    <section className="person-panel" aria-label={t('person.title')}>
      {url ? <img src={url} alt={t('person.photo')} /> : <div className="person-photo-empty" />}
      <DataList
        rows={[
          { id: 'name', label: t('person.name'), value: person.nameTh, lang: 'th' },
          { id: 'nameEn', label: t('person.nameEn'), value: person.nameEn, lang: 'en' },
          { id: 'number', label: t('person.number'), value: person.maskedNumber },
          { id: 'birth', label: t('person.birth'), value: date(person.birthDate) },
          ...(person.card
            ? [
                { id: 'issued', label: t('person.issued'), value: date(person.card.issueDate) },
                {
                  id: 'expires',
                  label: t('person.expires'),
                  value:
                    person.card.expiryDate === 'lifetime'
                      ? t('person.lifetime')
                      : date(person.card.expiryDate),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
