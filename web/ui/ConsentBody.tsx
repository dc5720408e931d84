import type { ConsentText } from '../lib/api-types.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useUiText } from './text.ts'
import './ConsentBody.css'

/** The versioned text exactly as its hash covers it, in the language of the page. */
export function ConsentBody({ text }: { text: ConsentText }) {
  const t = useUiText()
  const { language } = usePreferences()
  const body = text.languages[language]
  return (
    <article className="consent-body" lang={language}>
      {body.sections.map(section => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.paragraphs.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p className="small soft">{t('ui.version', { version: text.version })}</p>
    </article>
  )
}
