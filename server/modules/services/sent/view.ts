// An application as its person sees it: what was said, where it stands, and the way it came.
import { z } from 'zod'
import { severalOf } from '../../../../shared/asked-only-when.ts'
import { formatBaht } from '../../../../shared/satang.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Field } from '../definition/form.ts'
import { Words } from '../definition/words.ts'
import type { PublishedService } from '../load.ts'
import { findKnownService } from '../published.ts'
import { type ApplicationRow, applicationStages } from '../tables.ts'
import { ResultView } from '../use/result.ts'
import { listAttachments } from './attachments.ts'
import { listApplications, listSteps, openSaid } from './store.ts'

const time = z.date().transform(date => date.toISOString())

export const ApplicationEntry = z.object({
  id: z.uuid(),
  serviceId: z.string(),
  kind: z.string(),
  name: Words,
  agency: Words,
  reference: z.string().optional(),
  /** `sending` until its agency took it. */
  state: z.enum(['sending', 'open', 'ended']),
  stage: z.enum(applicationStages).optional(),
  /** What the agency calls the state. */
  stateName: Words.optional(),
  madeAt: time,
  movedAt: time,
})

export const ApplicationView = ApplicationEntry.extend({
  hotline: z.string(),
  say: Words.optional(),
  note: z.string().optional(),
  promisedBy: time.optional(),
  lookedAt: time.optional(),
  result: ResultView.optional(),
  steps: z.array(z.object({ stage: z.enum(applicationStages), name: Words.optional(), at: time })),
  /** What was filled in, with the words of the form. */
  answers: z.array(z.object({ label: Words, value: Words, isStory: z.boolean() })),
  attachments: z.array(z.object({ id: z.uuid(), mediaType: z.string(), sizeBytes: z.int() })),
  mayWithdraw: z.boolean(),
})
export type ApplicationView = z.input<typeof ApplicationView>

const DAY_MILLISECONDS = 24 * 3_600_000
const both = (text: string): Words => ({ th: text, en: text })

function toEntry(ctx: Ctx, row: ApplicationRow) {
  const service = findKnownService(ctx, row.service_id)
  const { reference } = openSaid(ctx, row)
  const named = row.agency_state === null ? undefined : service?.case?.states[row.agency_state]
  return {
    id: row.id,
    serviceId: row.service_id,
    kind: service?.kind ?? 'application',
    name: service?.name ?? both(row.service_id),
    agency: service?.agency.name ?? both(row.service_id),
    ...(reference ? { reference } : {}),
    state: row.state,
    ...(row.stage ? { stage: row.stage } : {}),
    ...(named ? { stateName: named.name } : {}),
    madeAt: row.made_at,
    movedAt: row.moved_at,
  }
}

/** The applications of a person, those that moved last first. */
export const showApplications = async (ctx: Ctx, personId: string) => ({
  applications: (await listApplications(ctx, personId)).map(row => toEntry(ctx, row)),
})

export async function showApplication(ctx: Ctx, row: ApplicationRow): Promise<ApplicationView> {
  const service = findKnownService(ctx, row.service_id)
  const said = openSaid(ctx, row)
  const [steps, attachments] = await Promise.all([
    listSteps(ctx, row),
    listAttachments(ctx, row.person_id, row.id),
  ])
  const states = service?.case?.states ?? {}
  const say = row.stage === 'notAccepted' ? said.why : states[row.agency_state ?? '']?.say
  const days = service?.case?.promisedDays
  return {
    ...toEntry(ctx, row),
    hotline: service?.hotline ?? service?.agency.hotline ?? '1111',
    ...(say ? { say } : {}),
    ...(said.note ? { note: said.note } : {}),
    ...(days === undefined || row.state === 'ended'
      ? {}
      : { promisedBy: new Date(row.made_at.getTime() + days * DAY_MILLISECONDS) }),
    ...(row.looked_at ? { lookedAt: row.looked_at } : {}),
    ...(said.result ? { result: said.result } : {}),
    steps: steps.map(({ stage, agency_state, at }) => {
      const name = agency_state === null ? undefined : states[agency_state]?.name
      return { stage, ...(name ? { name } : {}), at }
    }),
    answers: (service?.form ?? []).flatMap(field => {
      const value = said.form[field.name]
      if (value === undefined || field.type === 'files' || field.type === 'agreement') return []
      // What names somebody of the register here says nothing to who reads it.
      if (field.type === 'fromRegister' && said.shown[field.name] === undefined) return []
      return [
        {
          label: field.label,
          value:
            sayNumber(field, value) ?? labelOfChosen(field, value) ?? both(said.shown[field.name] ?? value),
          isStory: field.type === 'story',
        },
      ]
    }),
    attachments: attachments.map(({ id, media_type, size_bytes }) => ({
      ...{ id, mediaType: media_type, sizeBytes: size_bytes },
    })),
    mayWithdraw: service !== undefined && mayWithdraw(service, row),
  }
}

/** Money as people read it, and a number with its word; undefined for what is neither. */
function sayNumber(field: Field, value: string): Words | undefined {
  const isSum = field.type === 'sum'
  if (field.type === 'amount' || (isSum && field.counts === 'satang')) {
    const baht = value === '0' ? '0.00' : formatBaht(Number(value))
    return { th: `${baht} บาท`, en: `${baht} baht` }
  }
  return isSum && field.unit
    ? { th: `${value} ${field.unit.th}`, en: `${value} ${field.unit.en}` }
    : undefined
}

/** What was chosen, in the words of the definition; undefined for what was typed, and for a choice that is there no more. */
function labelOfChosen(field: Field, value: string): Words | undefined {
  if (field.type !== 'choice' && field.type !== 'several') return undefined
  const labels = severalOf(value).map(one => field.choices.find(choice => choice.value === one)?.label)
  if (labels.length === 0 || labels.some(label => label === undefined)) return undefined
  const join = (language: 'th' | 'en') => labels.map(label => label?.[language]).join(', ')
  return { th: join('th'), en: join('en') }
}

/** Whether the definition lets it be taken back from where it stands. */
export const mayWithdraw = ({ case: sent }: PublishedService, row: ApplicationRow): boolean =>
  row.state === 'open' && sent?.withdraw !== undefined && sent.withdrawWhile.includes(row.agency_state ?? '')
