import { readAddress, type Sources } from '../definition/address.ts'
import type { Condition } from '../definition/call.ts'

/** Whether a value is what the condition says. */
export function meets(sources: Sources, { at, equals, oneOf, isAbsent }: Condition): boolean {
  const value = readAddress(sources, at)
  if (equals !== undefined) return value === equals
  if (oneOf !== undefined) return oneOf.some(one => one === value)
  return (value === undefined || value === null || value === '') === isAbsent
}
