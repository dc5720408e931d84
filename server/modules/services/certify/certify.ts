// A certified copy of what an agency answers now: a sealed PDF with a code that anybody can check.
import type { Ctx } from '../../../platform/context.ts'
import { issueDocument } from '../../documents/index.ts'
import { ConversionError } from '../definition/conversion.ts'
import { fail } from '../failures.ts'
import { askFresh } from '../use/ask.ts'
import type { Trouble } from '../use/outcome.ts'
import { type ResultView, viewAnswer } from '../use/result.ts'
import { toPrint } from './print.ts'

type Asking = {
  personId: string
  serviceId: string
  typed: Record<string, string>
  language: 'th' | 'en'
}

const legalBasis = {
  th: 'พระราชบัญญัติการปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. 2565',
  en: 'Electronic Performance of Government Services Act B.E. 2565',
}

/** Asks the agency and has its answer certified. @throws services.serviceUnknown | formInvalid */
export async function certifyAnswer(
  ctx: Ctx,
  { language, ...asking }: Asking,
): Promise<{ outcome: 'certified'; documentId: string } | Trouble> {
  const asked = await askFresh(ctx, asking)
  if (asked.outcome !== 'ok') return asked
  const { service, asker, answer } = asked
  if (!service.document) throw fail.serviceUnknown()
  let view: ResultView
  try {
    view = viewAnswer(service, answer)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return { outcome: 'agencyDown', because: 'wrongAnswer' }
  }
  const { record } = asker
  const { documentId } = await issueDocument(ctx, {
    personId: record.personId,
    kind: 'statement',
    language,
    legalBasis,
    issuer: { kind: 'service', id: service.id },
    record: {
      agency: service.agency.name,
      title: service.document.title,
      formCode: service.document.formCode,
      holder: {
        name: { th: record.nameTh, en: record.nameEn ?? record.nameTh },
        citizenNumber: record.citizenNumber,
      },
      rows: rowsOf(view),
    },
  })
  return { outcome: 'certified', documentId }
}

const ROWS_MOST = 80

/** Rows as they are; of each list its entries one after another. */
const rowsOf = (view: ResultView) =>
  [
    ...view.rows.map(({ label, value }) => ({ label, value: toPrint(value) })),
    ...view.tables.flatMap(table =>
      table.rows.flatMap((cells, index) =>
        cells.map((cell, column) => {
          const label = table.columns[column] ?? { th: '', en: '' }
          const numbered = { th: `${index + 1}. ${label.th}`, en: `${index + 1}. ${label.en}` }
          return { label: numbered, value: toPrint(cell) }
        }),
      ),
    ),
  ].slice(0, ROWS_MOST)
