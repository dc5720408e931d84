import type { CardView, ConsentText } from '../lib/api-types.ts'

/** Nobody: a card as long as cards get, to see that everything finds its place. */
export const invented: CardView = {
  citizenNumber: '1234567890121',
  nameTh: 'นางสาว กัญญาณัฐฐ์ภัสสร์ ศรีสุวรรณภูมิพิพัฒน์',
  nameEn: 'Miss Kanyanatphatsorn Srisuwannaphumphiphat',
  birthDate: '1990-02-09',
  addressTh: '123/45 หมู่ที่ 12 ซอยตัวอย่าง ตำบลบ้านสมมติ อำเภอเมืองตัวอย่าง จังหวัดสมมติ 10999',
  issueDate: '2024-01-15',
  expiryDate: '2032-02-09',
  laserCode: 'JT0123456789',
  requestNumber: '1030-01-01151234',
  issuerTh: 'นายทดสอบ ระบบงาน',
  cardStatus: 'valid',
  isSpecimen: true,
  loadedAt: '2026-11-23T05:00:00.000Z',
}

const body = (heading: string, paragraph: string) => ({
  title: heading,
  sections: [{ heading, paragraphs: [paragraph, paragraph] }],
})

/** A text to accept, of two paragraphs. */
export const inventedText: ConsentText = {
  kind: 'terms',
  version: '2026-01',
  sha256: '',
  languages: {
    th: body('หัวข้อตัวอย่าง', 'ข้อความตัวอย่างที่ยาวพอจะขึ้นบรรทัดใหม่บนจอแคบ'),
    en: body('A heading', 'A paragraph that is long enough to take another line on a narrow screen.'),
  },
}
