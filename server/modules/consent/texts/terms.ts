// The notice before collection: PDPA s. 23 asks for each heading below; s. 26 for the explicit consent to use of the face.

import { termsEnglish } from './terms-english.ts'
import { termsThai } from './terms-thai.ts'
import type { ConsentText } from './text.ts'

export const terms: ConsentText = {
  kind: 'terms',
  version: '2026-11-23',
  languages: { th: termsThai, en: termsEnglish },
}
