// Where everything lies in the one flat file of the Ministry of Interior's applet. No specification is public: the table is what
// independent readers in public use agree on (chakphanu/ThaiNationalIDCard APDU.md, somprasongd/go-thai-smartcard).

/** How the bytes of a field are written: Latin text, TIS-620 text, TIS-620 parts between `#`, Buddhist `YYYYMMDD`, a JPEG. */
export type FieldType = 'latin' | 'thai' | 'parts' | 'date' | 'jpeg'
/** A field of the file: bytes from `offset`, `length` of them, padded with spaces. */
export type CardField = { offset: number; length: number; type: FieldType }

/** Every field that is read, in the order of the file. */
export const memoryMap = {
  layoutVersion: { offset: 0x0000, length: 4, type: 'latin' },
  citizenNumber: { offset: 0x0004, length: 13, type: 'latin' },
  nameTh: { offset: 0x0011, length: 100, type: 'parts' },
  nameEn: { offset: 0x0075, length: 100, type: 'parts' },
  birthDate: { offset: 0x00d9, length: 8, type: 'date' },
  sex: { offset: 0x00e1, length: 1, type: 'latin' },
  requestNumber: { offset: 0x00e2, length: 20, type: 'latin' },
  issuer: { offset: 0x00f6, length: 100, type: 'thai' },
  issuerNumber: { offset: 0x015a, length: 13, type: 'latin' },
  issueDate: { offset: 0x0167, length: 8, type: 'date' },
  expiryDate: { offset: 0x016f, length: 8, type: 'date' },
  cardType: { offset: 0x0177, length: 2, type: 'latin' },
  photo: { offset: 0x017b, length: 5100, type: 'jpeg' },
  // 0xA0, not the 0x64 of many readers, which cuts long addresses.
  address: { offset: 0x1579, length: 0xa0, type: 'parts' },
  photoNumber: { offset: 0x1619, length: 14, type: 'latin' },
} as const satisfies Record<string, CardField>
export type FieldName = keyof typeof memoryMap

/** Bytes from the first field to the end of the last. */
export const memorySize = 0x1627

/** The most one READ can ask for, and so the size of a segment of the photograph. */
export const largestRead = 0xff
export const photoSegments = memoryMap.photo.length / largestRead

/**
 * Neighbouring fields that are asked for in one READ, text only: each READ costs two exchanges of some 28 ms. A card that
 * refuses a block is read field by field.
 */
export const textBlocks: readonly (readonly FieldName[])[] = [
  ['layoutVersion', 'citizenNumber'],
  ['nameTh', 'nameEn', 'birthDate', 'sex'],
  ['requestNumber', 'issuer', 'issuerNumber'],
  ['issueDate', 'expiryDate', 'cardType'],
  ['address', 'photoNumber'],
]
