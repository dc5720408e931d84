// A request made of the person and the form, as the definition maps them and the contract allows.
import type { Sources } from '../definition/address.ts'
import { readAddress, writePointer } from '../definition/address.ts'
import type { Binding, Call } from '../definition/call.ts'
import type { Contract, Operation } from './contract.ts'

export type AgencyRequest = {
  method: string
  /** With every value encoded: what somebody typed never becomes a part of the path of its own. */
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** A request that the agency's own document does not allow: the definition is wrong, not the person. */
export class BrokenRequest extends Error {
  readonly part: string
  constructor(operation: string, part: string) {
    super(`${operation}: ${part} breaks the contract`)
    this.part = part
  }
}

/** Makes the request. @throws BrokenRequest */
export function buildRequest(
  contract: Contract,
  operation: Operation,
  call: Call,
  sources: Sources,
): AgencyRequest {
  let path = operation.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const parameter of operation.parameters) {
    const value = bound(call.parameters[parameter.name], sources, contract.typeAt(parameter.pointer))
    if (value === undefined && !parameter.required) continue
    if (value === undefined || !contract.holds(parameter.pointer, value))
      throw new BrokenRequest(operation.id, parameter.name)
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeSegment(String(value)))
    else if (parameter.in === 'query') query.set(parameter.name, String(value))
    else headers[parameter.name] = encodeURIComponent(String(value))
  }
  const body = bodyOf(contract, operation, call, sources)
  const asked = query.size > 0 ? `?${query}` : ''
  return { method: operation.method, path: `${path}${asked}`, headers, body }
}

/** Whether the contract allows it: what was chosen from an agency's list is typed by a phone, and the form alone cannot judge it. */
export function isAllowed(contract: Contract, call: Call, sources: Sources): boolean {
  const operation = contract.operation(call.operation)
  try {
    return operation !== undefined && buildRequest(contract, operation, call, sources) !== undefined
  } catch {
    return false
  }
}

/** `.` and `..` stand for themselves in no path (RFC 3986 §5.2.4), so they are written so that nothing resolves them. */
const encodeSegment = (value: string) =>
  /^\.{1,2}$/.test(value) ? value.replaceAll('.', '%252E') : encodeURIComponent(value)

function bodyOf(contract: Contract, operation: Operation, call: Call, sources: Sources): string | undefined {
  if (operation.body === undefined || call.body === undefined) return undefined
  const body: Record<string, unknown> = {}
  for (const [pointer, binding] of Object.entries(call.body)) {
    const value = bound(binding, sources)
    if (value !== undefined) writePointer(body, pointer, value)
  }
  if (!contract.holds(operation.body, body)) throw new BrokenRequest(operation.id, 'body')
  return JSON.stringify(body)
}

function bound(binding: Binding | undefined, sources: Sources, type?: unknown): unknown {
  if (!binding) return undefined
  const value = 'is' in binding ? binding.is : readAddress(sources, binding.from)
  return (type === 'integer' || type === 'number') && typeof value === 'string' ? Number(value) : value
}
