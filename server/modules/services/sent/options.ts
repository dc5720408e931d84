// What people choose from. Of an agency: its offices, its free times, or what is their own there; such a list knows what was chosen before it,
// and of the person what the service may see, once they agreed to that. Of the register: what is their own; they read it themselves, and nobody is told.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { askAgency } from '../agency/ask-agency.ts'
import { listAt, readPointer, splitAddress } from '../definition/address.ts'
import { ConversionError, convert, type Shown } from '../definition/conversion.ts'
import type { FieldOf } from '../definition/form.ts'
import { readForm } from '../definition/read-form.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { getService } from '../published.ts'
import { describeAsker, findHindrance, findUnsuited, type Hindrance } from '../use/asker.ts'
import { meets } from '../use/condition.ts'
import { knowsPerson, neededBy } from '../use/field.ts'
import { listChoices, sayChoice } from '../use/register-choices.ts'
import { getSources } from '../use/sources.ts'

type Option = { value: string; text: Shown; beside?: Shown }
export type Options = { outcome: 'ok'; options: Option[] } | { outcome: 'agencyDown' } | Hindrance

type Asking = { serviceId: string; field: string; typed: Record<string, string>; personId?: string }

/** The same for somebody who has not signed in. @throws services.serviceUnknown | signInNeeded | formInvalid */
export function listOptionsForVisitor(ctx: Ctx, asking: Asking): Promise<Options> {
  if (getService(ctx, asking.serviceId).needs.level > 0) throw fail.signInNeeded()
  return listOptions(ctx, asking)
}

/** The choices of one field, as the fields before it stand. @throws services.serviceUnknown | formInvalid */
export async function listOptions(
  ctx: Ctx,
  { serviceId, field: name, typed, personId }: Asking,
): Promise<Options> {
  const service = getService(ctx, serviceId)
  const field = service.form.find(one => one.name === name)
  if (field?.type === 'fromRegister') return listOwn(ctx, service, field, personId)
  if (field?.type !== 'options') throw fail.serviceUnknown()
  const needed = service.form.filter(one => neededBy(field).includes(one.name))
  const chosen = Object.fromEntries(
    Object.entries(typed).filter(([key]) => needed.some(one => one.name === key)),
  )
  const { values, errors } = readForm(needed, chosen, localDay(ctx.now()))
  if (errors.length > 0) throw fail.formInvalid({ errors })
  const isOwn = knowsPerson(field) || needed.some(one => one.type === 'fromRegister')
  const asker = personId !== undefined && isOwn ? await describeAsker(ctx, personId) : undefined
  const hindrance = asker && (await findHindrance(ctx, service, asker))
  if (hindrance) return hindrance
  const sources = await getSources(ctx, service, { asker, form: values, fields: needed })
  const answered = await askAgency(ctx, service.agency, field.call, sources)
  if (answered.is === 'notFound') return { outcome: 'ok', options: [] }
  if (answered.is !== 'answer') return { outcome: 'agencyDown' }
  try {
    return { outcome: 'ok', options: readOptions(field, answered.answer) }
  } catch (error) {
    if (error instanceof ConversionError) return { outcome: 'agencyDown' }
    throw error
  }
}

/** What the register lets somebody choose from. @throws services.signInNeeded */
async function listOwn(
  ctx: Ctx,
  service: PublishedService,
  field: FieldOf<'fromRegister'>,
  personId: string | undefined,
): Promise<Options> {
  if (personId === undefined) throw fail.signInNeeded()
  const asker = await describeAsker(ctx, personId)
  const unsuited = findUnsuited(service, asker, ctx.now())
  if (unsuited) return unsuited
  const choices = await listChoices(ctx, field, asker)
  return {
    outcome: 'ok',
    options: choices.map(({ value, entry }) => ({ value, ...sayChoice(field.list, entry) })),
  }
}

/** The choices in an answer of the agency. @throws ConversionError when a text is not of the shape the definition says */
export function readOptions(
  { each, value, text, as, beside, when }: FieldOf<'options'>,
  answer: unknown,
): Option[] {
  const at = (item: unknown, address: string) => readPointer(item, splitAddress(address).pointer)
  return listAt(answer, each)
    .filter(item => !when || meets({ item }, when))
    .flatMap(item => {
      const chosen = at(item, value)
      if (chosen === undefined || chosen === null) return []
      const words = { value: String(chosen), text: convert(at(item, text), as) }
      return beside ? { ...words, beside: convert(at(item, beside.from), beside.as) } : words
    })
}
