// Expected failures: one class, stable codes, turned into problem+json in one place (problems.ts). RFC 9457.

/** A refusal the caller can act on. `detail` fields may leave; `cause` never does. */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly detail: Record<string, unknown> | undefined
  constructor(
    code: string,
    status: number,
    title: string,
    detail?: Record<string, unknown>,
    cause?: unknown,
  ) {
    super(title, { cause })
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.detail = detail
  }
}

type Definition = readonly [status: number, title: string]
type Thrower = (detail?: Record<string, unknown>, cause?: unknown) => AppError

/**
 * Declares a module's failures: `failures('card', { notActive: [409, 'The card is not active.'] })`
 * gives `fail.notActive()` with the stable code `card.notActive`.
 */
export function failures<T extends Record<string, Definition>>(module: string, definitions: T) {
  const entries = Object.entries(definitions).map(([name, [status, title]]) => {
    const code = `${module}.${name}`
    knownFailures.set(code, { status, title })
    const make: Thrower = (detail, cause) => new AppError(code, status, title, detail, cause)
    return [name, make] as const
  })
  return Object.fromEntries(entries) as { [K in keyof T]: Thrower }
}

/** All declared failures by code: the source of docs/failures.md. */
export const knownFailures = new Map<string, { status: number; title: string }>()

export const fail = failures('platform', {
  unauthenticated: [401, 'Sign in first.'],
  forbidden: [403, 'Not allowed.'],
  notFound: [404, 'Not found.'],
  invalidRequest: [400, 'The request is not in the expected form.'],
  requestTimeout: [408, 'The request came too slowly.'],
  headersTooLarge: [431, 'The header of the request is too large.'],
  bodyTooLarge: [413, 'The file is too large.'],
  unsupportedMedia: [415, 'This kind of content is not accepted here.'],
  tooManyRequests: [429, 'Too many requests. Wait a moment.'],
  unavailable: [503, 'Not available for the moment. Try again shortly.'],
})
