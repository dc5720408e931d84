// Documents for tests: copies as a person has them made, and what other programs say of the file.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestServer } from '../server/platform/testing.ts'
import { type aCitizenPhone, PASSCODE } from './sign-in.ts'

export type CitizenPhone = Awaited<ReturnType<typeof aCitizenPhone>>

/** Has a copy issued; the answer. */
export const order = (citizen: CitizenPhone, paperId: string, change: object = {}) =>
  citizen.call('POST', '/v1/me/documents', { paperId, language: 'th', passcode: PASSCODE, ...change })

export async function aCopy(citizen: CitizenPhone, paperId: string, change: object = {}) {
  const answer = await order(citizen, paperId, change)
  const { documentId } = answer.json() as { documentId: string }
  if (!documentId) throw new Error(`not issued: ${answer.body}`)
  const shown = (await citizen.call('GET', `/v1/me/documents/${documentId}`)).json() as {
    verifyLink: string
    number: string
  }
  const file = await citizen.call('GET', `/v1/me/documents/${documentId}/pdf`)
  return { documentId, ...shown, pdf: file.rawPayload }
}

export const check = async (t: TestServer, code: string, fileSha256?: string) =>
  (
    await t.request({
      method: 'POST',
      url: '/v1/documents/check',
      payload: { code, ...(fileSha256 ? { fileSha256 } : {}) },
    })
  ).json() as { outcome: string; standing?: string; fileMatches?: boolean }

/** What poppler and NSS say of the signature of a file, when they trust these authorities. */
export function pdfsig(pdf: Uint8Array, authorities: readonly string[]): string {
  return inFolder(folder => {
    writeFileSync(join(folder, 'copy.pdf'), pdf)
    execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    for (const [at, der] of authorities.entries()) {
      writeFileSync(join(folder, `${at}.der`), Buffer.from(der, 'base64'))
      execFileSync('certutil', [
        '-A',
        '-d',
        `sql:${folder}`,
        '-n',
        `authority ${at}`,
        '-t',
        'CT,CT,CT',
        '-i',
        join(folder, `${at}.der`),
      ])
    }
    return execFileSync('pdfsig', ['-nssdir', `sql:${folder}`, join(folder, 'copy.pdf')], {
      encoding: 'utf8',
    })
  })
}

export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-document-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
