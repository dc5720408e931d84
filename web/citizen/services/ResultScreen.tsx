import { FileBadge, Phone } from 'lucide-react'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceOutcome, ServiceResult, ServiceView, Shown } from '../../lib/services-types.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { Bills } from './Bills.tsx'
import { formatShown } from './format-shown.ts'

type Answered = Extract<ServiceOutcome, { outcome: 'ok' | 'kept' }>
// More columns than fit beside each other on a phone stand as cards.
const COLUMNS_MOST = 3

/** The answer: what to mind first, then labels and values, then lists; an older one says how old it is. */
export function ResultScreen(props: {
  outcome: Answered
  view: ServiceView
  isAsking: boolean
  onAgain: () => void
  onPay: (key: string) => void
  onCertify: () => void
}) {
  const { outcome, view, isAsking, onAgain, onPay, onCertify } = props
  const t = useText()
  const { language } = usePreferences()
  const { result, answeredAt } = outcome
  const at = formatMoment(answeredAt, language)
  return (
    <>
      {outcome.outcome === 'kept' ? (
        <Notice tone="warn" title={t('services.keptTitle', { at })} live>
          <p>{t(`services.kept.${outcome.because}`, { agency: view.agency.name[language] })}</p>
        </Notice>
      ) : null}
      <ResultBody result={result} />
      {/* What an agency said before may be paid already: only the answer of now is paid or certified. */}
      {outcome.outcome === 'ok' ? <Bills bills={result.bills} isPaying={isAsking} onPay={onPay} /> : null}
      {outcome.outcome === 'ok' && view.kind === 'document' ? (
        <Button icon={<FileBadge aria-hidden />} isPending={isAsking} onPress={onCertify}>
          {t('services.certify')}
        </Button>
      ) : null}
      <p className="soft small">
        {t('services.answeredAt', { agency: view.agency.abbreviation[language], at })}
        {result.asOf
          ? ` ${t('services.asOf', { day: formatShown(result.asOf, language, t('services.lifelong')) })}`
          : ''}
      </p>
      <Button kind="secondary" isPending={isAsking} onPress={onAgain}>
        {t(view.form.length > 0 ? 'services.other' : 'services.refresh')}
      </Button>
    </>
  )
}

/** What to mind first, then labels and values, then lists. */
export function ResultBody({ result }: { result: ServiceResult }) {
  const { language } = usePreferences()
  return (
    <>
      {result.notices.map(({ tone, text }) => (
        <Notice key={text.en} tone={tone}>
          <p>{text[language]}</p>
        </Notice>
      ))}
      {result.rows.length > 0 ? <Pairs pairs={result.rows} /> : null}
      {result.tables.map((table, index) => (
        <Listed key={table.title?.en ?? index} table={table} />
      ))}
    </>
  )
}

/** Labels at the left, values at the right; under each other where both are long. */
function Pairs({ pairs }: { pairs: ServiceResult['rows'] }) {
  const { language } = usePreferences()
  return (
    <dl className="service-pairs">
      {pairs.map(({ label, value }) => (
        <div key={label.en}>
          <dt>{label[language]}</dt>
          <dd>
            <Value shown={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Listed({ table }: { table: ServiceResult['tables'][number] }) {
  const { language } = usePreferences()
  const { title, columns, rows, ifEmpty } = table
  return (
    <section className="service-group">
      {title ? <h2>{title[language]}</h2> : null}
      {rows.length === 0 ? (
        <p className="service-nothing">{ifEmpty[language]}</p>
      ) : columns.length > COLUMNS_MOST ? (
        <ul className="service-cards">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown whole and never reordered
            <li key={index}>
              <Pairs
                pairs={row.map((value, column) => ({ label: columns[column] ?? { th: '', en: '' }, value }))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <table className="service-table">
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.en} scope="col">
                  {column[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={columns[column]?.en}>
                    <Value shown={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Value({ shown }: { shown: Shown }) {
  const t = useText()
  const { language } = usePreferences()
  const text = formatShown(shown, language, t('services.lifelong'))
  if (shown.type === 'none') return <span className="soft">{text}</span>
  if (shown.type === 'telephone')
    return (
      <a className="service-call" href={`tel:${shown.number.replaceAll(/[ -]/g, '')}`}>
        <Phone aria-hidden />
        {text}
      </a>
    )
  return (
    <span className={shown.type === 'text' || shown.type === 'words' ? undefined : 'numerals'}>{text}</span>
  )
}
