import type { Element } from './services.ts'
import { NAMESPACE, writeXml } from './xml.ts'

export type SoapVersion = '1.1' | '1.2'
const envelopes: Record<SoapVersion, string> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}
export const contentTypes: Record<SoapVersion, string> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
}

// Clients look for the literal prefix `soap:`, as the real service writes it.
const wrap = (version: SoapVersion, body: object) =>
  writeXml(
    'soap:Envelope',
    {
      'xmlns:soap': envelopes[version],
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
    },
    { 'soap:Body': body },
  )

/** The answer of an operation; the result's own tag carries no attribute, because a client looks for it bare. */
export const writeAnswer = (version: SoapVersion, operation: string, result: { [name: string]: Element }) =>
  wrap(version, { [`${operation}Response`]: { '@xmlns': NAMESPACE, [`${operation}Result`]: result } })

/** A fault without a word about the inside (SOAP 1.1 §4.4, SOAP 1.2 §5.4). */
export const writeFault = (version: SoapVersion, whose: 'Client' | 'Server', text: string) =>
  version === '1.1'
    ? wrap(version, { 'soap:Fault': { faultcode: `soap:${whose}`, faultstring: text } })
    : wrap(version, {
        'soap:Fault': {
          'soap:Code': { 'soap:Value': whose === 'Client' ? 'soap:Sender' : 'soap:Receiver' },
          'soap:Reason': { 'soap:Text': { '@xml:lang': 'en', '#text': text } },
        },
      })
