/** The shelf of the library. */
export const books = [
  { id: 'river', th: 'แม่น้ำที่ไหลย้อน', en: 'The River That Ran Back', by: 'ดาวเรือง ทองดี' },
  { id: 'garden', th: 'สวนหลังบ้านของยาย', en: 'Grandmother’s Garden', by: 'ปิ่นแก้ว ใจงาม' },
  { id: 'stars', th: 'ดูดาวด้วยตาเปล่า', en: 'Stars With the Naked Eye', by: 'อาทิตย์ ฟ้าใส' },
] as const
