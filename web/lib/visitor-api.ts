import { toVisitorCode, VISITOR_CODE_LENGTH } from '../../shared/visitor-code.ts'
import { ask } from './api.ts'
import type { ApplicationView, ListedOptions, SentOutcome } from './sent-types.ts'
import { keep, recall } from './store.ts'

/** What was sent from this phone without an account: the code is the only way to it. */
export type VisitorSent = { code: string; serviceId: string; sentAt: string }

const name = 'visitor-sent'
const service = (id: string) => `/v1/services/${encodeURIComponent(id)}`
type Form = Record<string, string>
type Sending = { serviceId: string; code: string; form: Form; shown: Form }

/** A code that nobody can guess (a hundred bits). */
export const newVisitorCode = (): string =>
  toVisitorCode(crypto.getRandomValues(new Uint8Array(VISITOR_CODE_LENGTH)))

/** Sends what was filled in; the same code sent again is the same thing, so a lost network is borne. */
export async function sendAsVisitor({ serviceId, code, form, shown }: Sending): Promise<SentOutcome> {
  const before = await listVisitorSent()
  // First the code, then the word to the server: whatever is lost on the way, this phone still finds it.
  await keep(name, [{ code, serviceId, sentAt: new Date().toISOString() }, ...before])
  let isSent = false
  try {
    const sent = await ask<SentOutcome>({
      method: 'PUT',
      path: `${service(serviceId)}/application`,
      json: { form, shown },
      visitorCode: code,
      patienceSeconds: 20,
    })
    isSent = sent.outcome === 'sent'
    return sent
  } finally {
    if (!isSent) await keep(name, before)
  }
}

export function readAsVisitor(code: string): Promise<ApplicationView> {
  return ask({ path: '/v1/visitor/application', visitorCode: code, patienceSeconds: 8 })
}

export function withdrawAsVisitor(code: string): Promise<ApplicationView> {
  return ask({ method: 'POST', path: '/v1/visitor/application/withdraw', json: {}, visitorCode: code })
}

export function attachAsVisitor(
  serviceId: string,
  code: string,
  file: Blob,
): Promise<{ id: string; mediaType: string }> {
  return ask({
    method: 'POST',
    path: `${service(serviceId)}/attachments`,
    body: file,
    contentType: file.type,
    visitorCode: code,
  })
}

export function detachAsVisitor(code: string, id: string): Promise<void> {
  return ask({ method: 'DELETE', path: `/v1/visitor/attachments/${id}`, visitorCode: code })
}

/** What the agency lets anybody choose from, as the fields before it stand. */
export function listOptionsAsVisitor(serviceId: string, field: string, form: Form): Promise<ListedOptions> {
  return ask({
    method: 'POST',
    path: `${service(serviceId)}/options/${field}`,
    json: { form },
    patienceSeconds: 4,
  })
}

/** What this phone knows that it sent, the latest first. */
export const listVisitorSent = async (): Promise<VisitorSent[]> => (await recall<VisitorSent[]>(name)) ?? []

/** Takes a code from this phone; what was sent stays where it is. */
export async function forgetVisitorSent(code: string): Promise<void> {
  await keep(
    name,
    (await listVisitorSent()).filter(one => one.code !== code),
  )
}
