import type { ApplicationEntry, ApplicationView, ListedOptions, SentOutcome } from './sent-types.ts'
import type { ServiceTrouble } from './services-types.ts'
import { asCitizen } from './session.ts'

const service = (id: string) => `/v1/me/services/${encodeURIComponent(id)}`
const application = (id: string) => `/v1/me/applications/${id}`
type Form = Record<string, string>
type Sending = { serviceId: string; applicationId: string; form: Form; shown: Form }

/** Sends what was filled in; the same id sent again is the same application, so a lost network is borne. */
export function sendApplication({ serviceId, applicationId, form, shown }: Sending): Promise<SentOutcome> {
  return asCitizen({
    method: 'PUT',
    path: `${service(serviceId)}/applications/${applicationId}`,
    json: { form, shown },
    patienceSeconds: 20,
  })
}

export async function readApplications(): Promise<ApplicationEntry[]> {
  const answer = await asCitizen<{ applications: ApplicationEntry[] }>({
    path: '/v1/me/applications',
    patienceSeconds: 4,
  })
  return answer.applications
}

export function readApplication(id: string): Promise<ApplicationView> {
  return asCitizen({ path: application(id), patienceSeconds: 8 })
}

export function withdrawApplication(id: string): Promise<ApplicationView> {
  return asCitizen({ method: 'POST', path: `${application(id)}/withdraw`, json: {} })
}

/** What the agency lets one choose from, as the fields before it stand. */
export function listOptions(serviceId: string, field: string, form: Form): Promise<ListedOptions> {
  return asCitizen({
    method: 'POST',
    path: `${service(serviceId)}/options/${field}`,
    json: { form },
    patienceSeconds: 4,
  })
}

export function attachFile(serviceId: string, file: Blob): Promise<{ id: string; mediaType: string }> {
  return asCitizen({
    method: 'POST',
    path: `${service(serviceId)}/attachments`,
    body: file,
    contentType: file.type,
  })
}

export function detachFile(id: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: `/v1/me/attachments/${id}` })
}

/** Makes a payment of one of the bills of an answer. */
export function payBill(
  serviceId: string,
  form: Form,
  key: string,
): Promise<{ outcome: 'toPay'; paymentId: string } | ServiceTrouble> {
  return asCitizen({ method: 'POST', path: `${service(serviceId)}/pay`, json: { form, key } })
}

/** Has the answer of this moment certified. */
export function certifyAnswer(
  serviceId: string,
  form: Form,
  language: 'th' | 'en',
): Promise<{ outcome: 'certified'; documentId: string } | ServiceTrouble> {
  return asCitizen({ method: 'POST', path: `${service(serviceId)}/document`, json: { form, language } })
}
