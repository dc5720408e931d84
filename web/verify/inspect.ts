// Everything that is found out about a code or a file. What was dropped here stays here: only the code and a file's hash are sent.
import { checkCode } from '../../shared/document-code.ts'
import { readQr } from '../lib/read-qr.ts'
import { loadKeys } from './keys.ts'
import type { Found, Standing } from './verdict.ts'

export type Inspection = Found & { keysAt?: string | undefined }

const patienceMs = 4_000

/** Checks the text of a code. */
export async function inspectCode(text: string, fileSha256?: string): Promise<Inspection> {
  const keys = await loadKeys()
  const finding = await checkCode(text, keys?.keys ?? [], new Date())
  const online = finding.claims && (await askStanding(text, fileSha256))
  return { finding, online, keysAt: keys?.at }
}

/** Checks a file: a sealed document whole, or whatever picture holds a code. */
export async function inspectFile(file: File): Promise<Inspection> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
  if (!isPdf) return inspectCode((await readQr(file).catch(() => undefined)) ?? '')
  const keys = await loadKeys()
  const { checkSeal } = await import('./pdf-seal.ts')
  const trust = { authorities: keys?.authorities ?? [], endedSeals: keys?.endedSeals ?? [] }
  const seal = await checkSeal(bytes, trust, new Date())
  if (!seal.code) return { finding: { outcome: 'unreadable' }, seal, keysAt: keys?.at }
  return { ...(await inspectCode(seal.code, await sha256Of(bytes))), seal }
}

async function askStanding(text: string, fileSha256?: string): Promise<Standing | undefined> {
  const code = /[0-9]{100,}$/.exec(text.trim())?.[0]
  try {
    const answer = await fetch('/v1/documents/check', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, ...(fileSha256 ? { fileSha256 } : {}) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The file behind a link, or undefined when the link has ended. */
export async function openShared(token: string): Promise<Blob | undefined> {
  const answer = await fetch('/v1/documents/shared', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'omit',
    cache: 'no-store',
  })
  return answer.ok ? answer.blob() : undefined
}
