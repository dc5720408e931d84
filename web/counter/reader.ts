// The card reader of this place, through the bridge on this machine (docs/runbooks/connect-a-card-reader.md).
import type { ChipText } from '../../shared/thai-card/chip-text.ts'
import { registerFormOf } from '../../shared/thai-card/register-form.ts'
import { keep, recall } from '../lib/store.ts'
import type { Chip } from './counter-api.ts'

const TOKEN = 'reader-token'

export type ReaderProblem =
  | 'bridgeMissing'
  | 'notPaired'
  | 'wrongCode'
  | 'noReader'
  | 'noCard'
  | 'severalCards'
  | 'cardRemoved'
  | 'notThaiCard'
  | 'unreadable'
export class ReaderFailure extends Error {
  readonly problem: ReaderProblem
  constructor(problem: ReaderProblem) {
    super(problem)
    this.name = 'ReaderFailure'
    this.problem = problem
  }
}

const problems: Record<string, ReaderProblem> = {
  'bridge.notPaired': 'notPaired',
  'bridge.wrongCode': 'wrongCode',
  'bridge.tooManyTries': 'wrongCode',
  noReader: 'noReader',
  serviceMissing: 'noReader',
  noCard: 'noCard',
  severalCards: 'severalCards',
  cardRemoved: 'cardRemoved',
  notThaiCard: 'notThaiCard',
  appletMissing: 'notThaiCard',
}

async function call(bridge: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> {
  const token = await recall<string>(TOKEN)
  const answer = await fetch(bridge + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    signal: signal ?? null,
  }).catch(error => {
    if (signal?.aborted) throw error
    throw new ReaderFailure('bridgeMissing')
  })
  if (answer.ok) return answer
  const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: string }
  throw new ReaderFailure(problems[code] ?? 'bridgeMissing')
}

/** Whether a card is in a reader now, and whether this page was let in. */
export async function lookAtReader(bridge: string): Promise<{ card: boolean; paired: boolean }> {
  const { readers, paired } = (await (await call(bridge, '/status')).json()) as {
    readers: { card: string }[]
    paired: boolean
  }
  return { card: readers.some(reader => reader.card !== 'absent'), paired }
}

/** Lets this page in with the six digits that the bridge shows. */
export async function pairReader(bridge: string, code: string): Promise<void> {
  const { token } = (await (await call(bridge, '/pair', { code })).json()) as { token: string }
  await keep(TOKEN, token)
}

type Line = {
  type: 'progress' | 'text' | 'done' | 'failed'
  done: number
  total: number
  reason?: string
  photo?: string
  text?: ChipText
}

/** Reads the card once; `onProgress` hears shares of the whole. @throws ReaderFailure */
export async function readChip(
  bridge: string,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Chip> {
  const answer = await call(bridge, '/read', {}, signal)
  for await (const line of linesOf(answer)) {
    if (line.type === 'failed') throw new ReaderFailure(problems[line.reason ?? ''] ?? 'unreadable')
    if (line.type !== 'done') onProgress(line.done / line.total)
    if (line.type !== 'done' || !line.text) continue
    const form = registerFormOf(line.text)
    if (!form || !line.photo) break
    return { ...form, photo: line.photo }
  }
  throw new ReaderFailure('unreadable')
}

async function* linesOf(answer: Response): AsyncGenerator<Line> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) yield JSON.parse(line) as Line
    if (done) return
  }
}
