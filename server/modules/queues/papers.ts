// Papers that matters at the counter need. A paper "if any" is asked of nobody who has none.
type Both = { th: string; en: string }
type Paper = { name: Both; isNeeded: boolean; isSentAhead: boolean }
const needed = (th: string, en: string): Paper => ({ name: { th, en }, isNeeded: true, isSentAhead: true })
const ifAny = (th: string, en: string): Paper => ({ ...needed(th, en), isNeeded: false })
/** Somebody who comes along, or a card that shows who they are: looked at in the room, and no copy of it is asked for. */
const inTheRoom = (paper: Paper): Paper => ({ ...paper, isSentAhead: false })

export const papers = {
  ownCard: inTheRoom(needed('บัตรประชาชน', 'ID card')),
  photoPaper: inTheRoom(
    ifAny(
      'หลักฐานที่มีรูปถ่าย เช่น ใบขับขี่ หนังสือเดินทาง ถ้าไม่มี พาผู้ที่น่าเชื่อถือไปรับรอง',
      'A paper with your photograph, as a driving licence or passport. Without one, bring somebody trusted to vouch for you',
    ),
  ),
  houseBook: needed('ทะเบียนบ้าน (ท.ร.14) ตัวจริง', 'House registration book (Thor Ror 14), the original'),
  birthCertificate: needed('สูติบัตร', 'Birth certificate'),
  companion: inTheRoom(
    needed('เจ้าบ้าน บิดา มารดา หรือผู้ปกครองไปด้วย', 'The head of the house or a parent comes along'),
  ),
  changePaper: ifAny('ใบเปลี่ยนชื่อหรือหลักฐานที่อยู่ใหม่', 'The paper of the new name or address'),
  headConsent: needed('เจ้าบ้าน หรือหนังสือยินยอมของเจ้าบ้าน', 'The head of the house, or their consent in writing'),
  evidence: needed('หลักฐานว่ารายการที่ถูกต้องคืออะไร', 'Evidence of what it should say'),
  buildingPermit: needed('ใบอนุญาตก่อสร้าง หรือใบรับแจ้งการก่อสร้าง', 'Building permit or receipt of its notice'),
  landPaper: needed('เอกสารสิทธิที่ดิน หรือหนังสือยินยอมของเจ้าของที่ดิน', 'Title of the land, or consent of its owner'),
  housePhotos: needed('รูปถ่ายบ้านที่สร้างเสร็จ', 'Photographs of the finished house'),
  delegate: ifAny(
    'ถ้าไปแทนผู้อื่น: หนังสือมอบหมาย และบัตรประชาชนของผู้รับมอบ',
    'If you go for somebody else: their written mandate, and your own ID card',
  ),
  hospitalBirth: needed(
    'หนังสือรับรองการเกิด (ท.ร.1/1) จากโรงพยาบาล',
    'Certificate of the birth (Thor Ror 1/1) from the hospital',
  ),
  parentsCards: inTheRoom(needed('บัตรประชาชนบิดาและมารดา', 'ID cards of both parents')),
  hospitalDeath: needed('หนังสือรับรองการตาย (ท.ร.4/1)', 'Certificate of the death (Thor Ror 4/1)'),
  deceasedCard: ifAny('บัตรประชาชนและทะเบียนบ้านของผู้ตาย', 'ID card and house book of who died'),
  bothCards: inTheRoom(needed('บัตรประชาชนทั้งสองฝ่าย', 'ID cards of both')),
  twoWitnesses: inTheRoom(needed('พยานสองคน พร้อมบัตรประชาชน', 'Two witnesses with their ID cards')),
  formerMarriage: ifAny(
    'ใบสำคัญการหย่า หรือมรณบัตรคู่สมรสเดิม',
    'Divorce certificate, or death certificate of a former spouse',
  ),
  marriageCertificate: needed('ใบสำคัญการสมรสทั้งสองฉบับ', 'Both marriage certificates'),
  agreement: ifAny('ข้อตกลงเรื่องบุตรและทรัพย์สิน', 'What you agreed on children and property'),
} satisfies Record<string, Paper>

export type PaperId = keyof typeof papers
export const paperIds = Object.keys(papers) as [PaperId, ...PaperId[]]
