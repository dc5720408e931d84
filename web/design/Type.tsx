import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

const steps = ['s1', 's2', 's3', 's4', 's6'] as const

/** Letters with everything Thai sets above and below them, and the distances of the page. */
export function Type() {
  const t = useText()
  return (
    <Part title={t('design.type')}>
      <Sample name="h1 · h2 · p · small" wide>
        <p className="design-h1">{t('design.pangram')}</p>
        <p className="design-h2">{t('design.pangram')}</p>
        <p>{t('design.paragraph')}</p>
        <p className="soft">{t('design.paragraph')}</p>
        <p className="small soft">{t('design.paragraph')}</p>
        <p>
          <span className="numerals">1-2345-67890-12-1</span> <span className="numerals">0123456789</span>{' '}
          <span className="numerals">๐๑๒๓๔๕๖๗๘๙</span>
        </p>
      </Sample>
      <Sample name="--s1 … --s6" wide>
        <ul className="design-distances" lang="en">
          {steps.map(step => (
            <li key={step}>
              <span style={{ inlineSize: `var(--${step})` }} />
              <code>--{step}</code>
            </li>
          ))}
        </ul>
      </Sample>
    </Part>
  )
}
