// How the bridge says no: a code, a sentence in both languages, a status (RFC 9457). None carries anything of a person.

const refusals = {
  hostRefused: [403, 'ที่อยู่นี้ไม่ใช่ของตัวเชื่อมเครื่องอ่านบัตร', 'The card bridge does not answer under this host name.'],
  originRefused: [
    403,
    'เว็บนี้ไม่ได้รับอนุญาตให้ใช้เครื่องอ่านบัตร',
    'This website is not on the list of the card bridge.',
  ],
  notPaired: [401, 'ยังไม่ได้จับคู่กับเครื่องอ่านบัตรนี้', 'This page is not paired with the card bridge, or no longer.'],
  wrongCode: [403, 'รหัสจับคู่ไม่ถูกต้อง', 'The pairing code is wrong.'],
  tooManyTries: [
    429,
    'ใส่รหัสผิดหลายครั้ง กรุณารอแล้วใช้รหัสใหม่',
    'Too many wrong codes. Wait, then use the new code.',
  ],
  busy: [409, 'กำลังอ่านบัตรอยู่', 'A card is being read already.'],
  invalidRequest: [400, 'คำขอไม่ถูกต้อง', 'The request is not of the expected form.'],
  notFound: [404, 'ไม่มีบริการนี้', 'The card bridge has no such service.'],
  unexpected: [500, 'เกิดข้อผิดพลาดในตัวเชื่อมเครื่องอ่านบัตร', 'Something broke in the card bridge.'],
} as const satisfies Record<string, readonly [number, string, string]>
export type RefusalCode = keyof typeof refusals

/** A refusal that leaves as problem+json; `detail` leaves with it. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  constructor(code: RefusalCode, detail: Record<string, unknown> = {}) {
    const [status, titleTh, title] = refusals[code]
    super(title)
    this.status = status
    this.body = {
      type: `/problems/bridge.${code}`,
      code: `bridge.${code}`,
      title,
      titleTh,
      status,
      ...detail,
    }
  }
}
