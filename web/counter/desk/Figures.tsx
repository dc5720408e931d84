import { ask } from '../../lib/api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Channel } from '../counter-api.ts'
import { type TextKey, useText } from '../text.ts'

type Answer = {
  work: {
    channel: Channel
    terminal: string
    officer?: string
    opened: number
    bound: number
    rejected: number
    medianSeconds?: number
  }[]
  reasons: { channel: Channel; reason: string; count: number }[]
  unusual: { officer: string; cases: number; isStopped: boolean }[]
}

/** For a supervisor: how the work of the last thirty days went, by channel, terminal and officer, and what stood in the way. */
export function Figures({ token }: { token: string }) {
  const t = useText()
  const figures = useLoad(() => ask<Answer>({ path: '/v1/counter/figures', token }))
  if (figures.problem) return null
  if (!figures.value) return <Skeleton lines={4} />
  const { work, reasons, unusual } = figures.value
  if (work.length === 0) return null
  return (
    <section className="stack-tight figures">
      {unusual.map(({ officer, cases, isStopped }) => (
        <Notice
          key={officer}
          tone={isStopped ? 'bad' : 'warn'}
          title={t('figures.unusual', { officer, cases })}
        >
          <p>{t(isStopped ? 'figures.stopped' : 'figures.unusualHelp')}</p>
        </Notice>
      ))}
      <h2>{t('figures.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard too (WCAG 2.1.1) */}
      <section className="table-scroll" aria-label={t('figures.title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {(['channel', 'terminal', 'officer', 'opened', 'bound', 'rejected', 'median'] as const).map(
                head => (
                  <th key={head} scope="col">
                    {t(`figures.${head}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {work.map(row => (
              <tr key={`${row.channel}${row.terminal}${row.officer}`}>
                <th scope="row">{t(`channel.${row.channel}`)}</th>
                <td className="numerals">{row.terminal}</td>
                <td>{row.officer ?? '–'}</td>
                <td className="numerals">{row.opened}</td>
                <td className="numerals">{row.bound}</td>
                <td className="numerals">{row.rejected}</td>
                <td className="numerals">{row.medianSeconds ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {reasons.length > 0 ? (
        <ul className="plain-list">
          {reasons.map(({ channel, reason, count }) => (
            <li key={channel + reason}>
              {t(`reason.${reason}` as TextKey)} · <span className="numerals">{count}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
