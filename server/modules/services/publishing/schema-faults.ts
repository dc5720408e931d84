// What a schema finds wrong in a text that somebody typed, as faults that people can mend.
import type { z } from 'zod'
import { type Fault, type FaultCode, faultAt, type Path } from '../faults.ts'

type Issue = z.core.$ZodIssue

/** The faults of a value that its schema refused. */
export const findFaultsOfSchema = ({ issues }: z.ZodError, value: unknown): Fault[] =>
  issues.flatMap(issue => toFaults(issue, value))

function toFaults(issue: Issue, value: unknown): Fault[] {
  const path = issue.path.filter(one => typeof one !== 'symbol')
  const where = whereOf(path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => faultAt([...path, key], 'wordUnknown', { where: whereOf([...path, key]) }))
  if (issue.code === 'custom') return [faultAt(path, refined(issue.params), { where })]
  const isMissing =
    path.length > 0 &&
    path.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], value) === undefined
  return [isMissing ? faultAt(path, 'missing', { where }) : toFault(issue, path, where)]
}

/** As its schema calls it (`form.2.label`), counted from one as people count. */
const whereOf = (path: Path) => path.map(step => (typeof step === 'number' ? step + 1 : step)).join('.')

function toFault(issue: Issue, path: Path, where: string): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return faultAt(path, 'wrongType', { where, type: issue.expected })
    case 'invalid_value':
      return faultAt(path, 'notOneOf', { where, choices: issue.values.map(String).join(', ') })
    case 'invalid_union': {
      const choices = choicesOf(issue)
      return choices.length > 0
        ? faultAt(path, 'notOneOf', { where, choices: choices.join(', ') })
        : faultAt(path, 'fitsNoForm', { where })
    }
    case 'too_small':
      return faultAt(path, 'tooShort', { where, least: String(issue.minimum) })
    case 'too_big':
      return faultAt(path, 'tooMuch', { where, most: String(issue.maximum) })
    case 'invalid_format':
    case 'invalid_key':
      return faultAt(path, 'wrongForm', { where })
    default:
      return faultAt(path, 'fitsNoForm', { where })
  }
}

/** Of a union that is a list of words, and of one that a word tells apart. */
function choicesOf(issue: Extract<Issue, { code: 'invalid_union' }>): string[] {
  if ('options' in issue && Array.isArray(issue.options)) return issue.options.map(String)
  const values = issue.errors.map(([first, ...more]) =>
    first?.code === 'invalid_value' && more.length === 0 ? first.values.map(String) : undefined,
  )
  return values.every(one => one !== undefined) ? values.flat() : []
}

/** A rule of our own says which fault it is. */
const refined = (params: Record<string, unknown> | undefined): FaultCode =>
  (['oneTest', 'oneMeaning', 'mixedScripts'] as const).find(code => code === params?.fault) ?? 'fitsNoForm'
