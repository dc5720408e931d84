// Three spellings of the keys have been seen among clients (AppId, appId, Appid): here they are one.
import { z } from 'zod'
import { refuse } from './answers.ts'

export type Keys = (name: string) => unknown

/** The members of an object by name without regard to case; the first of several. @throws Refused badRequest */
export function readKeys(body: unknown): Keys {
  const object = z.record(z.string(), z.unknown()).safeParse(body)
  if (!object.success) return refuse('badRequest')
  const byName = new Map<string, unknown>()
  for (const [name, value] of Object.entries(object.data)) {
    const key = name.toLowerCase()
    if (!byName.has(key)) byName.set(key, value)
  }
  return name => byName.get(name.toLowerCase())
}

/** @throws Refused badRequest, with the name of what is missing or wrong */
export function needed<S extends z.ZodType>(keys: Keys, name: string, shape: S): z.infer<S> {
  const value = shape.safeParse(keys(name))
  return value.success ? value.data : refuse('badRequest', name)
}

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i

/** A moment as clients write it; without an offset it is Thailand's. Undefined for what is none. */
export function parseMoment(text: string): Date | undefined {
  const [, day, time, offset = '+07:00'] = TIME.exec(text.trim()) ?? []
  if (!day || !time) return undefined
  const moment = new Date(`${day}T${time}${offset.toUpperCase()}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
