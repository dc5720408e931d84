// Real clients send parameters twice, empty first or with an odd leading `&`: the first value that is not empty counts.
import type { FastifyRequest } from 'fastify'

export type Parameters = (name: string) => string | undefined

const MAX_LENGTH = 4_096

/** Reads parameters of the query string. */
export const queryParameters = (request: FastifyRequest): Parameters => reader(request.query)

/** Reads parameters of a form (or JSON) body. */
export const bodyParameters = (request: FastifyRequest): Parameters => reader(request.body)

function reader(source: unknown): Parameters {
  const values = typeof source === 'object' && source !== null ? (source as Record<string, unknown>) : {}
  return name => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    const first = Array.isArray(value) ? value.find(isFilled) : value
    return isFilled(first) ? first.toWellFormed() : undefined
  }
}

// A null byte cannot be stored, and nobody's honest parameter is longer.
const isFilled = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH && !value.includes('\0')

/** The token without the `Bearer ` some clients put before it. */
export const bareToken = (value: string | undefined): string | undefined =>
  value?.replace(/^Bearer\s+/i, '') || undefined
