import { usePreferences } from '../lib/preferences.ts'
import { contrast } from './contrast.ts'
import { Part } from './Part.tsx'
import { useText } from './text.ts'

// Ink on the ground it stands on; WCAG 2.2 asks 4.5 of words and 3 of lines that carry meaning (1.4.3, 1.4.11).
const pairs = [
  ['--ink', '--ground', 4.5],
  ['--ink', '--surface', 4.5],
  ['--ink-soft', '--ground', 4.5],
  ['--ink-soft', '--surface', 4.5],
  ['--ink-soft', '--surface-sunk', 4.5],
  ['--on-brand', '--brand', 4.5],
  ['--on-brand', '--brand-press', 4.5],
  ['--brand', '--surface', 4.5],
  ['--brand', '--brand-wash', 4.5],
  ['--ok', '--ok-wash', 4.5],
  ['--warn', '--warn-wash', 4.5],
  ['--bad', '--bad-wash', 4.5],
  ['--bad', '--surface', 4.5],
  ['--line-strong', '--surface', 3],
] as const

/** Every colour on the ground it is meant for, with its contrast as it is now. */
export function Colours() {
  const t = useText()
  // Redrawn with theme and size, which change the colours.
  usePreferences()
  const style = getComputedStyle(document.documentElement)
  return (
    <Part title={t('design.colours')}>
      <ul className="design-colours">
        {pairs.map(([ink, ground, least]) => {
          const ratio = contrast(style.getPropertyValue(ink), style.getPropertyValue(ground))
          return (
            <li
              key={ink + ground}
              data-line={least === 3 || undefined}
              style={{
                [least === 3 ? 'borderColor' : 'color']: `var(${ink})`,
                background: `var(${ground})`,
              }}
            >
              <b className="numerals">{ratio.toFixed(1)}</b>
              <span lang="en">
                {ink.slice(2)} / {ground.slice(2)}
              </span>
              <span>{t(ratio >= least ? 'design.enough' : 'design.tooLittle', { least })}</span>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
