/** A document to begin with: every part a service must have, to be filled in. Its faults say the rest. */
export const emptyDefinition = (
  serviceId: string,
): string => `# yaml-language-server: $schema=../service.schema.json
id: ${serviceId}
number: 0
version: "1.0"
kind: inquiry
category:
name: { th: , en: }
short:
  th:
  en:
about:
  th:
  en:
keywords:
  th: []
  en: []
needs: { level: 1 }
data:
  - item: citizenNumber
    why: { th: , en: }
call:
  operation:
  parameters: {}
result:
  rows:
    - { label: { th: , en: }, from: "answer:/" }
retention: none
`

/** Another service's document under a new id. */
export const copyDefinition = (text: string, serviceId: string): string =>
  text.replace(/^id: .*$/m, `id: ${serviceId}`)
