// What is wrong with a definition: a code, where in the document it stands, and a sentence that says how to mend it.
import type { Words } from './definition/words.ts'

const sentences = {
  // The text as YAML.
  notYaml: {
    th: 'อ่านตรงนี้ไม่ออก ตรวจการย่อหน้า เครื่องหมาย : และเครื่องหมายคำพูด',
    en: 'This cannot be read. Look at the indent, the colons and the quotation marks.',
  },
  yamlIndent: {
    th: 'ย่อหน้าไม่ตรงกับบรรทัดอื่น ใช้เว้นวรรค ไม่ใช้แท็บ ให้เท่ากับรายการระดับเดียวกัน',
    en: 'The indent is not that of its neighbours. Use spaces, no tabs, as many as they have.',
  },
  yamlTwice: {
    th: 'มีคำนี้สองครั้งในระดับเดียวกัน ลบออกหนึ่งแห่ง',
    en: 'This word stands twice at the same level. Take one away.',
  },
  yamlUnclosed: {
    th: 'เปิดเครื่องหมายไว้แต่ไม่ได้ปิด เติมเครื่องหมายคำพูดหรือวงเล็บปิด',
    en: 'Something was opened and not closed. Add the quotation mark or the bracket.',
  },
  yamlTag: {
    th: 'ป้ายที่ขึ้นต้นด้วย ! ใช้ไม่ได้ หากเป็นข้อความ ให้ใส่ไว้ในเครื่องหมายคำพูด',
    en: 'Tags that begin with ! are not taken. If it is text, put it between quotation marks.',
  },
  yamlAliases: {
    th: 'อ้างซ้ำ (*) มากเกินไป หรืออ้างถึงสิ่งที่ไม่มี เขียนค่าเต็มแทน',
    en: 'Too many references (*), or one that leads nowhere. Write the values out.',
  },
  tooDeep: {
    th: 'ซ้อนกันลึกเกินไป ลดชั้นลง',
    en: 'This is nested too deep. Take levels away.',
  },
  notJson: {
    th: 'อ่านเป็น JSON ไม่ได้ ตรวจเครื่องหมายจุลภาค วงเล็บ และเครื่องหมายคำพูด',
    en: 'This cannot be read as JSON. Look at the commas, the brackets and the quotation marks.',
  },
  tooLong: { th: 'ยาวเกิน {most} ไบต์ ตัดให้สั้นลง', en: 'Longer than {most} bytes. Make it shorter.' },
  // The document as its schema has it.
  missing: { th: 'ขาด {where} เติมให้ครบ', en: '{where} is missing. Add it.' },
  wordUnknown: {
    th: '{where} ไม่ใช่คำที่ใช้ตรงนี้ ตรวจตัวสะกด หรือลบออก',
    en: '{where} is no word that is used here. Look at its spelling, or take it away.',
  },
  notOneOf: {
    th: '{where} เป็นได้เฉพาะ {choices} เลือกหนึ่งอย่าง',
    en: '{where} can only be {choices}. Choose one.',
  },
  wrongType: {
    th: '{where} เป็นค่าผิดชนิด ตรงนี้ต้องเป็น {type}',
    en: '{where} is the wrong kind of thing. Here stands {type}.',
  },
  fitsNoForm: {
    th: '{where} ไม่ตรงกับรูปแบบใดที่ใช้ตรงนี้ได้ ดูตัวอย่างจากบริการที่ใช้อยู่',
    en: '{where} is in none of the forms that fit here. Look how a service in use writes it.',
  },
  wrongForm: {
    th: '{where} เขียนผิดรูปแบบ เช่น ที่อยู่ของค่าเขียนว่า answer:/name และเวอร์ชันเขียนว่า 1.0',
    en: '{where} is not written as it must be: an address as answer:/name, a version as 1.0.',
  },
  tooShort: {
    th: '{where} สั้นหรือน้อยเกินไป อย่างน้อย {least}',
    en: '{where} is too short or too few. At least {least}.',
  },
  tooMuch: {
    th: '{where} ยาวหรือมากเกินไป อย่างมาก {most}',
    en: '{where} is too long or too many. At most {most}.',
  },
  mixedScripts: {
    th: '{where} มีอักษรต่างภาษาที่หน้าตาเหมือนกันปนอยู่ พิมพ์ใหม่ด้วยอักษรไทยหรืออังกฤษ',
    en: '{where} mixes letters of different scripts that look alike. Type it again in Thai or English letters.',
  },
  oneTest: {
    th: '{where} ต้องถามอย่างเดียว เลือก equals, oneOf หรือ isAbsent',
    en: '{where} asks one thing: equals, oneOf or isAbsent. Keep one of them.',
  },
  oneMeaning: {
    th: '{where} ต้องบอกว่าเมื่อใด เลือก status หรือ when อย่างเดียว',
    en: '{where} says when it holds: by status or by when. Keep one of them.',
  },
  // Its place among the others.
  idDiffers: { th: 'id ต้องเป็น {id} เปลี่ยนภายหลังไม่ได้', en: 'Its id is {id} and stays so. Write that.' },
  idTaken: {
    th: 'มีสองบริการชื่อ {id} เปลี่ยนชื่อหนึ่งแห่ง',
    en: 'Two services are called {id}. Call one of them otherwise.',
  },
  numberTaken: {
    th: 'บริการอื่นของ {agency} ใช้เลข {number} แล้ว ใช้เลขอื่น',
    en: 'Another service of {agency} has number {number}. Take another.',
  },
  versionUsed: {
    th: 'เวอร์ชัน {version} เคยใช้แล้ว เพิ่มเลขเวอร์ชัน',
    en: 'Version {version} was used before. Raise it.',
  },
  billerUnknown: {
    th: 'ยังไม่รู้จักผู้รับเงิน {biller} ของหน่วยงานท่าน ขอให้ผู้ดูแลระบบเพิ่ม',
    en: '{biller} is not known as a biller of yours. The operator adds it.',
  },
  noCategory: {
    th: 'ไม่มีหมวด {category} เลือกหมวดที่มีในแอป',
    en: 'There is no category {category}. Choose one that the app has.',
  },
  noLifeEvent: {
    th: 'ไม่มีเหตุการณ์ชีวิต {event} เลือกจากที่มี หรือลบออก',
    en: 'There is no life event {event}. Choose one there is, or take it away.',
  },
  noService: { th: 'ไม่มีบริการ {service} ตรวจรหัสบริการ', en: 'There is no service {service}. Look at its id.' },
  // What a service of its kind and level is.
  levelNoData: {
    th: 'ระดับ 0 ไม่รู้ว่าเป็นใคร จึงขอข้อมูลไม่ได้ ลบ data หรือเพิ่มระดับ',
    en: 'Level 0 knows nobody, so it can ask for no data. Take data away, or raise the level.',
  },
  levelNoRules: {
    th: 'ระดับ 0 ไม่รู้ว่าเป็นใคร จึงมีเงื่อนไขไม่ได้ ลบเงื่อนไข หรือเพิ่มระดับ',
    en: 'Level 0 knows nobody, so it can have no rules. Take them away, or raise the level.',
  },
  visitorsLevel: {
    th: 'รับเรื่องจากผู้ไม่เข้าสู่ระบบ (fromVisitors) ได้เฉพาะบริการระดับ 0 ลบบรรทัดนี้ หรือตั้ง needs.level เป็น 0',
    en: 'Only a service of level 0 takes from visitors (fromVisitors). Take this line away, or set needs.level to 0.',
  },
  levelNoOwner: {
    th: 'ระดับ 0 ไม่รู้ว่าใครจะจ่ายหรือถือเอกสาร เพิ่มระดับ',
    en: 'Level 0 knows nobody: who would pay, or hold the document? Raise the level.',
  },
  roomSaysMore: {
    th: 'บริการที่เปิดห้องในแอปไม่มี call หรือ form ลบส่วนอื่นออก',
    en: 'A service that opens a room of the app says nothing else: take call, form and the like away.',
  },
  noCall: { th: 'ขาด call หรือ opens เติมอย่างหนึ่ง', en: 'It has neither call nor opens. Add one of them.' },
  partMissing: {
    th: 'บริการชนิด {kind} ต้องมี {part} เติมให้ครบ',
    en: 'A service of kind {kind} needs {part}. Add it.',
  },
  partTooMany: {
    th: 'บริการชนิด {kind} ไม่มี {part} ลบออก หรือเปลี่ยน kind',
    en: 'A service of kind {kind} has no {part}. Take it away, or change the kind.',
  },
  filesNotSent: {
    th: 'แนบไฟล์ได้เฉพาะบริการที่ยื่นเรื่อง (มี case) ลบช่องนี้ออก',
    en: 'Files go only with what is sent (it has a case). Take this field away.',
  },
  // Its form.
  notInReminder: {
    th: 'การแจ้งเตือนไม่มีช่องชนิดนี้ ลบ {field} ออก',
    en: 'A reminder has no field of this type. Take {field} away.',
  },
  fieldTwice: {
    th: 'มีสองช่องชื่อ {field} เปลี่ยนชื่อหนึ่งช่อง',
    en: 'Two fields are called {field}. Call one of them otherwise.',
  },
  fieldNotBefore: {
    th: '{field} ขึ้นกับ {other} ซึ่งไม่ได้อยู่ก่อนหน้า ย้าย {other} ขึ้นมาก่อน',
    en: '{field} is asked only when {other}, which does not stand before it. Move {other} up.',
  },
  fieldNoChoice: {
    th: '{field} ขึ้นกับ {other} ซึ่งไม่ใช่ช่องให้เลือก ใช้ช่องชนิด choice, several หรือ agreement',
    en: '{field} hangs on {other}, which is no choice. Use a field of type choice, several or agreement.',
  },
  fieldNeverHas: {
    th: '{field}: {other} ไม่มีตัวเลือก {value} ตรวจตัวสะกด หรือเพิ่มตัวเลือก',
    en: '{field}: {other} is never {value}. Look at its spelling, or add the choice.',
  },
  listNeedsField: {
    th: 'รายการของ {field} ต้องใช้ {other} ซึ่งอาจไม่ถูกถาม ลบ onlyWhen ของ {other}',
    en: 'The list of {field} is made with {other}, which is not always asked. Take its onlyWhen away.',
  },
  sumNotBefore: {
    th: '{field} คิดจาก {other} ซึ่งไม่ได้อยู่ก่อนหน้า ย้าย {other} ขึ้นมาก่อน หรือตรวจตัวสะกด',
    en: '{field} is counted from {other}, which does not stand before it. Move {other} up, or look at its spelling.',
  },
  sumNoNumber: {
    th: '{field} คิดจาก {other} ซึ่งไม่ใช่ตัวเลข ใช้ช่องชนิด amount, count หรือ sum หรือให้ by บอกค่าของแต่ละตัวเลือก',
    en: '{field} is counted from {other}, which is no number. Use an amount, a count or a sum, or let by say what each choice counts.',
  },
  sumNoChoice: {
    th: '{field}: by ใช้กับ {other} ไม่ได้ เพราะไม่ใช่ช่องให้เลือก ลบ by ออก',
    en: '{field}: by is for a choice, and {other} is none. Take by away.',
  },
  sumLacksChoice: {
    th: '{field}: by ไม่ได้บอกค่าของ {value} ใน {other} เติมให้ครบ ถ้าไม่คิดให้ใส่ 0',
    en: '{field}: by says nothing of {value} in {other}. Add it; what is free counts 0.',
  },
  sumMixes: {
    th: '{field} ปนเงินกับจำนวน ถ้านับเงิน ให้ times บอกราคาของ {other} เป็นสตางค์ ถ้านับจำนวน ไม่ใช้ช่องที่เป็นเงิน',
    en: '{field} mixes money with numbers. Where it counts satang, times says what one of {other} costs; where it counts a number, no field of money is used.',
  },
  // Its calls, beside the agency's own document.
  noOperation: {
    th: 'ไม่มี operation {operation} ใน openapi.yaml ของหน่วยงาน ตรวจตัวสะกด',
    en: 'There is no operation {operation} in the openapi.yaml of the agency. Look at its spelling.',
  },
  noParameter: {
    th: '{operation} ไม่มีพารามิเตอร์ {name} ตรวจตัวสะกด หรือลบออก',
    en: 'There is no parameter {name} in {operation}. Look at its spelling, or take it away.',
  },
  parameterMissing: {
    th: '{operation} ต้องมีพารามิเตอร์ {name} เติมให้ครบ',
    en: '{operation} needs the parameter {name}. Add it.',
  },
  noBody: { th: '{operation} ไม่รับ body ลบออก', en: '{operation} takes no body. Take it away.' },
  notInBody: {
    th: 'ไม่มี {pointer} ใน body ของ {operation} ตรวจตัวสะกด หรือลบออก',
    en: 'There is no {pointer} in the body of {operation}. Look at its spelling, or take it away.',
  },
  sourceNotHere: {
    th: '{address} ใช้ตรงนี้ไม่ได้ คำขอนี้สร้างจาก {sources}',
    en: '{address} cannot stand here: this request is made of {sources}.',
  },
  notInData: {
    th: 'data ไม่ได้ขอ {address} เพิ่มใน data พร้อมเหตุผล หรือไม่ใช้ค่านี้',
    en: '{address} is not among the data it says it asks for. Add it to data with its reason, or do without.',
  },
  noField: {
    th: 'ไม่มีช่องสำหรับ {address} ตรวจชื่อช่อง',
    en: 'There is no field for {address}. Look at the name of the field.',
  },
  noAddress: { th: 'ไม่มี {address} ตรงนี้', en: 'There is no {address} here. Look at its spelling.' },
  typeDiffers: {
    th: '{operation}: {name} ต้องเป็น {types} แต่จะได้ {type} ใช้ค่าหรือช่องชนิดอื่น',
    en: '{operation}: {name} is {types}, and gets {type}. Use another value, or a field of another type.',
  },
  valueNotTaken: {
    th: '{operation}: {name} เป็น {value} ไม่ได้ ใช้คำที่หน่วยงานรับ',
    en: '{operation}: {name} can not be {value}. Use a word that the agency takes.',
  },
  mayBeEmpty: {
    th: '{operation} ต้องมี {name} แต่ช่อง {field} อาจว่าง ให้บังคับกรอก',
    en: '{operation} needs {name}, and the field {field} may be empty. Make it required.',
  },
  noJsonAnswer: {
    th: '{operation} ไม่ได้ระบุคำตอบ JSON ของสถานะ 200 หรือ 201 แก้ openapi.yaml หรือเรียก operation อื่น',
    en: '{operation} promises no JSON answer of status 200 or 201. Mend openapi.yaml, or call another.',
  },
  // What is read from an answer.
  notFromAnswer: {
    th: '{address}: ตรงนี้อ่านจากคำตอบ เขียน answer:/…',
    en: '{address}: this is read from the answer. Write answer:/…',
  },
  notFromItem: {
    th: '{address}: ตรงนี้อ่านจากรายการ เขียน item:/…',
    en: '{address}: this is read from item:. Write item:/…',
  },
  notInAnswer: {
    th: 'คำตอบของ {operation} ไม่มี {pointer} ตรวจตัวสะกด หรือแก้ openapi.yaml',
    en: 'The answer of {operation} has no {pointer}. Look at its spelling, or mend openapi.yaml.',
  },
  notInItem: {
    th: 'รายการที่ {each} ไม่มี {pointer} ตรวจตัวสะกด',
    en: 'What stands at {each} has no {pointer}. Look at its spelling.',
  },
  notShown: {
    th: '{address} เป็น {types} ซึ่ง as: {conversion} แสดงไม่ได้ ใช้ as อื่น',
    en: '{address} is {types}, which {conversion} does not show. Use another as.',
  },
  noState: {
    th: 'ไม่มีสถานะ {state} ใน states เพิ่ม หรือลบออกจาก withdrawWhile',
    en: 'There is no state {state}. Add it to states, or take it from withdrawWhile.',
  },
  noWithdraw: {
    th: 'มี withdrawWhile แต่ไม่มี withdraw เติม หรือลบออก',
    en: 'It has withdrawWhile without withdraw. Add it, or take this away.',
  },
  leadNotOffered: {
    th: 'ค่าเริ่มต้นของ leadDays ต้องอยู่ใน choices',
    en: 'The default lead days are among the choices. Add them there.',
  },
  registerNoCall: {
    th: 'สิ่งที่อ่านจากทะเบียนไม่ต้องมี call ลบออก',
    en: 'What is read from the register needs no call. Take it away.',
  },
  registerNoEach: {
    th: 'หนึ่งคนมีบัตรล่าสุดใบเดียว ลบ each ออก',
    en: 'A person has one newest card. Take each away.',
  },
  cardHasNone: { th: 'บัตรไม่มี {pointer} ตรวจตัวสะกด', en: 'The card has no {pointer}. Look at its spelling.' },
  // What keeps a recorded case from being a true try.
  itemNotRecorded: {
    th: 'บริการนี้ขอ {item} แต่กรณีนี้ไม่มี เติมใน person.items',
    en: 'The service asks for {item}, which this case does not have. Add it to person.items.',
  },
  answerNotRecorded: {
    th: 'กรณีนี้ไม่มีคำตอบของ {operation} เติมใน answers',
    en: 'This case has no answer of {operation}. Add it to answers.',
  },
  requestBreaks: {
    th: '{part} ของคำขอ {operation} ไม่เป็นไปตาม openapi.yaml ตรวจค่าในฟอร์มและในบุคคล',
    en: '{part} of the request {operation} breaks openapi.yaml. Look at what the form and the person hold.',
  },
  answerBreaks: {
    th: 'คำตอบ {status} ของ {operation} ไม่เป็นไปตาม openapi.yaml แก้ใน answers',
    en: 'The answer {status} of {operation} breaks openapi.yaml. Mend it in answers.',
  },
  answerNotShown: {
    th: 'คำตอบมีค่าที่แสดงตาม as ไม่ได้ แก้ใน answers หรือใช้ as อื่น',
    en: 'The answer holds a value that its as cannot show. Mend it in answers, or use another as.',
  },
  listLacks: {
    th: 'รายการของ {field} ที่บันทึกไว้ไม่มี {value} เลือกค่าที่มี',
    en: 'The recorded list of {field} has no {value}. Choose one that it has.',
  },
} as const satisfies Record<string, Words>

export type FaultCode = keyof typeof sentences
export const faultCodes = Object.keys(sentences) as FaultCode[]
/** Where in the document: names and, in lists, places. */
export type Path = readonly (string | number)[]
export type Fault = {
  code: FaultCode
  path: Path
  /** What the sentence names. */
  values: Readonly<Record<string, string>>
  /** Where the text is at hand, the line on which it stands. */
  line?: number | undefined
}

export const faultAt = (path: Path, code: FaultCode, values: Fault['values'] = {}): Fault => ({
  ...{ code, path, values },
})

const types: Record<string, Words> = {
  string: { th: 'ข้อความ', en: 'a text' },
  number: { th: 'ตัวเลข', en: 'a number' },
  integer: { th: 'จำนวนเต็ม', en: 'a whole number' },
  int: { th: 'จำนวนเต็ม', en: 'a whole number' },
  boolean: { th: 'true หรือ false', en: 'true or false' },
  array: { th: 'รายการ (ขึ้นบรรทัดด้วย -)', en: 'a list (its lines begin with -)' },
  object: { th: 'กลุ่มของชื่อและค่า', en: 'names with their values' },
  record: { th: 'กลุ่มของชื่อและค่า', en: 'names with their values' },
}

/** A fault as people read it. */
export function sayFault({ code, values }: Fault): Words {
  const fill = (language: 'th' | 'en') =>
    sentences[code][language].replace(/\{(\w+)\}/g, (_all, name: string) => {
      const value = values[name] ?? ''
      return /^types?$/.test(name)
        ? value
            .split(' / ')
            .map(type => types[type]?.[language] ?? type)
            .join(' / ')
        : value
    })
  return { th: fill('th'), en: fill('en') }
}
