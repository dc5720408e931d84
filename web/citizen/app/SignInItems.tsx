import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import type { SignInView } from '../../lib/api-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useText } from '../text.ts'

type Props = { items: SignInView['items']; chosen: string[]; onChange: (scopes: string[]) => void }

/** What would be handed over, with the real values; what may be kept back is off until the person turns it on. */
export function SignInItems({ items, chosen, onChange }: Props) {
  const t = useText()
  const { language } = usePreferences()
  const label = (item: (typeof items)[number]) => (language === 'th' ? item.labelTh : item.labelEn)
  const value = (item: (typeof items)[number]) => (language === 'th' ? item.valueTh : item.valueEn)
  return (
    <section className="stack-tight">
      <h2>{t('signIn.items')}</h2>
      <ul className="sign-in-items">
        {items.map(item => (
          <li key={item.scope}>
            {item.required ? (
              <p className="sign-in-item">
                <Check aria-hidden className="sign-in-always" />
                <ItemWords label={label(item)} value={value(item)} note={t('signIn.required')} />
              </p>
            ) : (
              <Checkbox
                className="sign-in-item"
                isSelected={chosen.includes(item.scope)}
                onChange={on =>
                  onChange(on ? [...chosen, item.scope] : chosen.filter(scope => scope !== item.scope))
                }
              >
                <span className="sign-in-box" aria-hidden="true">
                  <Check />
                </span>
                <ItemWords label={label(item)} value={value(item)} note={t('signIn.optional')} />
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ItemWords({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <span className="sign-in-words">
      <span className="soft small">
        {label} · {note}
      </span>
      <b>{value}</b>
    </span>
  )
}
