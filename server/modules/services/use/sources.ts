// What a call is made of: of the register what the definition names, and of the form what was typed and what was chosen.
import type { Ctx } from '../../../platform/context.ts'
import type { Sources } from '../definition/address.ts'
import { toldOf } from '../definition/asked.ts'
import type { Field } from '../definition/form.ts'
import { type Item, pickItems } from '../definition/items.ts'
import { type FormValues, type SentFile, toSent } from '../definition/read-form.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { type Asker, itemsOf } from './asker.ts'
import { listChoices } from './register-choices.ts'

type Made = {
  form: FormValues
  asker: Asker | undefined
  files?: ReadonlyMap<string, SentFile>
  /** Where it is made of a part of the form. */
  fields?: readonly Field[]
}

/** @throws services.formInvalid where something is chosen that is not the person's own */
export async function getSources(ctx: Ctx, service: PublishedService, made: Made): Promise<Sources> {
  const { chosen, foreign } = await choose(ctx, service, made)
  if (foreign.length > 0)
    throw fail.formInvalid({ errors: foreign.map(field => ({ field, code: 'wrongForm' })) })
  return toSources(service, made, chosen)
}

/** The same for what was filled in long ago: undefined where what was chosen is theirs no more. */
export async function findSources(
  ctx: Ctx,
  service: PublishedService,
  made: Made,
): Promise<Sources | undefined> {
  const { chosen, foreign } = await choose(ctx, service, made)
  return foreign.length > 0 ? undefined : toSources(service, made, chosen)
}

type Chosen = Map<string, Partial<Record<Item, string>>>

const toSources = (
  service: PublishedService,
  { form, asker, files = new Map(), fields = service.form }: Made,
  chosen: Chosen,
): Sources => ({ person: itemsOf(service, asker), form: toSent(fields, form, { files, chosen }) })

/** What may be told of what was chosen from the register, and the fields that hold what is not this person's. */
async function choose(
  ctx: Ctx,
  service: PublishedService,
  { form, asker, fields = service.form }: Made,
): Promise<{ chosen: Chosen; foreign: string[] }> {
  const chosen: Chosen = new Map()
  const foreign: string[] = []
  for (const field of fields) {
    const value = form[field.name]
    if (field.type !== 'fromRegister' || value === undefined) continue
    const choices = asker ? await listChoices(ctx, field, asker) : []
    const found = choices.find(one => one.value === value)
    if (found) chosen.set(field.name, pickItems(found.entry, toldOf(service.data, field.list)))
    else foreign.push(field.name)
  }
  return { chosen, foreign }
}
