/** A refusal of the server, or the lack of an answer, as one value with a code that has its own sentence. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(code: string, status: number, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.details = details
  }

  /** The last part of the code, by which the sentences are kept: `authenticators.passcodeWrong` → `passcodeWrong`. */
  get key(): string {
    return problemKey(this.code)
  }
}

/** The part of a problem code that names the sentence; the module in front does not matter to the person. */
export function problemKey(code: string): string {
  return code.slice(code.lastIndexOf('.') + 1)
}

/** Makes a Problem of anything that was thrown. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem('client.unexpected', 0)
}

/** Reads a problem+json answer; an answer in another form keeps its status and gets the general code. */
export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const details = isRecord(body) ? body : {}
  const code = typeof details.code === 'string' ? details.code : 'client.unexpected'
  return new Problem(code, response.status, details)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
