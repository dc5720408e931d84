// What goes wrong in a registration, as the person meets it: the sentence said, the page still usable, and the right picture goes on.
import { expect, type Page, test } from '@playwright/test'
import { cardHolderOf, drawCardFront, photographCard } from '../../invented/cards/index.ts'
import { inventPersonForNumber } from '../../invented/country/index.ts'
import { toCitizenNumber } from '../../shared/citizen-number.ts'
import {
  anImageBomb,
  aPdf,
  drawCat,
  drawPair,
  drawWall,
  inFortyMegapixels,
  leftPartOf,
  turnedByExif,
} from '../scenes.ts'
import type { Camera } from './camera.ts'
import { aHolderOf, aPerson, type Person, sideOf } from './people.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { begin, chooseFile, keep, PASSCODE, type Phone, press, showCard, turnHead } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

let system: RunningSystem
let camera: Camera
let phone: Phone
aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})

const photograph = async (person: Person, side: 'front' | 'back') =>
  photographCard(await sideOf(system, person, side), { level: 'mild', seed: 7 })

/** The sentence is on the page, which is as accessible as ever. */
async function hears(page: Page, sentence: string | RegExp, picture: string) {
  await expect(page.getByText(sentence)).toBeVisible({ timeout: 90_000 })
  await lookAt(page, picture)
}

test.describe('one registration that meets them all', () => {
  test.describe.configure({ mode: 'serial' })
  let page: Page
  let person: Person
  let other: Person
  test.beforeAll(async () => {
    page = phone.page
    person = await aPerson(system, 1)
    other = await aPerson(system, 2)
    if (other.face === person.face) other = await aPerson(system, 3)
  })

  test('pictures of the front that cannot be used, and then one of forty megapixels', async () => {
    await begin(page)
    await press(page, 'ยอมรับและเริ่ม')
    await press(page, 'ถ่ายรูปตอนนี้')
    await hears(page, 'ไม่พบบัตรในรูป', 'no-card')
    const front = await photograph(person, 'front')
    const cases: [string, Buffer, string | RegExp][] = [
      ['a PDF named .jpg', aPdf(), 'ไฟล์นี้ไม่ใช่รูปภาพ'],
      ['a cat', await drawCat(), 'ไม่พบบัตรในรูป'],
      ['part of a card', await leftPartOf(front, 0.8), /เห็นบัตรไม่ครบทั้งใบ|อ่านตัวหนังสือบนบัตรไม่ได้/],
      ['an image bomb', await anImageBomb(), 'รูปนี้ใหญ่เกินไป'],
      ['the other side', await photograph(person, 'back'), 'เป็นบัตรอีกด้านหนึ่ง'],
      ['a wrong check digit', await aWrongCheckDigit(), 'อ่านตัวหนังสือบนบัตรไม่ได้'],
    ]
    for (const [shown, file, sentence] of cases)
      await test.step(shown, async () => {
        await chooseFile(page, file)
        await hears(page, sentence, shown.replaceAll(' ', '-'))
      })
    await chooseFile(page, await inFortyMegapixels(front))
    await keep(page)
    await see(page, 'cardBack')
  })

  test("the back of somebody else's card: not confirmed by the register, photographed again", async () => {
    await chooseFile(page, await photograph(person, 'front'))
    await hears(page, 'เป็นบัตรอีกด้านหนึ่ง', 'front-for-back')
    await chooseFile(page, await photograph(other, 'back'))
    await keep(page)
    await see(page, 'details', 'details-of-two')
    await press(page, 'ข้อมูลถูกต้อง')
    await hears(page, 'ข้อมูลบนบัตรไม่ตรงกับทะเบียน', 'card-data-mismatch')
    await chooseFile(page, await turnedByExif(await photograph(person, 'front')))
    await keep(page)
    await see(page, 'cardBack')
    await chooseFile(page, await photograph(person, 'back'))
    await keep(page)
    await see(page, 'details')
  })

  test('the address of a step, opened by a thief, shows nothing of it', async () => {
    const thief = await phone.another(page.url())
    await see(thief, 'choose', 'stolen-link')
    const [, surname = person.nameTh] = person.nameTh.split(' ')
    await expect(thief.locator('body')).not.toContainText(surname)
    await thief.context().close()
    await press(page, 'ข้อมูลถูกต้อง')
    await see(page, 'selfie')
  })

  test('faces that cannot be used: none, two, a printed one; no try is lost by the first two', async () => {
    for (const [scene, sentence, picture] of [
      [await drawWall(0), 'วางใบหน้าให้อยู่ในวงรี', 'no-face'],
      [await drawPair(1), 'ให้มีท่านคนเดียวในภาพ', 'two-faces'],
    ] as const)
      await test.step(picture, async () => {
        await camera.showScene(scene)
        await press(page, 'เปิดกล้องและเริ่ม')
        await hears(page, sentence, picture)
        await press(page, 'หยุดก่อน')
        await expect(page.getByText(/ลองได้อีก/)).toHaveCount(0)
      })
    await camera.showPrint(person.face)
    await press(page, 'เปิดกล้องและเริ่ม')
    await expect(page.getByText(/หมดเวลาของท่านี้|ยังยืนยันไม่ได้ว่าเป็นคนจริง/)).toBeVisible({ timeout: 90_000 })
    await lookAt(page, 'printed-face')
  })

  test('a capture sent again is refused, and the right face goes on', async () => {
    await page.evaluate(recordFrames)
    await camera.showFace(other.face)
    await turnHead(page, page.getByText('ใบหน้ายังไม่ตรงกับบัตร'), () => camera.showFace(other.face))
    await lookAt(page, 'face-not-matched')
    await page.evaluate(() => document.documentElement.setAttribute('data-replaying', ''))
    await turnHead(page, page.getByText('รูปใบหน้าชุดนี้เคยส่งแล้ว'))
    await lookAt(page, 'replayed')
    await page.evaluate(() => document.documentElement.removeAttribute('data-replaying'))
    await camera.showFace(person.face)
    await turnHead(page, page.locator('[data-page="passcode"]'), () => camera.showFace(person.face))
  })

  test('the same person on another phone takes over, and this one is told', async () => {
    const second = await phone.another()
    await begin(second)
    await press(second, 'ยอมรับและเริ่ม')
    await sendCard(second, person)
    await see(second, 'selfie')
    await second.context().close()
    await typePasscode(page, PASSCODE)
    await typePasscode(page, PASSCODE)
    await see(page, 'superseded')
    await press(page, 'เริ่มใหม่บนเครื่องนี้')
    await see(page, 'choose', 'choose-again')
  })
})

test('cards the register refuses: expired, lost, replaced, of the dead, of a child', async () => {
  const page = await phone.another()
  await begin(page)
  for (const [card, holder, sentence] of [
    ['expired', await aHolderOf(system, 'expired'), 'บัตรนี้หมดอายุแล้ว'],
    ['lost', await aHolderOf(system, 'lost'), 'บัตรใบนี้ใช้ไม่ได้แล้ว'],
    ['replaced', await aHolderOf(system, 'replaced'), 'บัตรใบนี้ใช้ไม่ได้แล้ว'],
    ['of the dead', await aHolderOf(system, 'dead'), 'ลงทะเบียนด้วยบัตรนี้ไม่ได้'],
    ['of a child', await aChildWithACard(), 'อายุยังไม่ถึงเกณฑ์ลงทะเบียนด้วยตนเอง'],
  ] as const)
    await test.step(card, async () => {
      await press(page, 'ยอมรับและเริ่ม')
      await sendCard(page, holder)
      await see(page, 'counter', `counter-${card.replaceAll(' ', '-')}`)
      await expect(page.getByText(sentence)).toBeVisible()
      await press(page, 'เริ่มลงทะเบียนใหม่')
      await press(page, 'ลงทะเบียน')
      await press(page, /ลงทะเบียนด้วยตนเอง/)
    })
  await page.context().close()
})

test("somebody else's face: refused with a reason each time, then a counter", async () => {
  const [person, other] = [await aPerson(system, 4), await aPerson(system, 5)]
  const page = await phone.another()
  await begin(page)
  await showCard(system, camera, page, person)
  const face = other.face === person.face ? (await aPerson(system, 6)).face : other.face
  await camera.showFace(face)
  await press(page, 'ข้อมูลถูกต้อง')
  for (const left of [2, 1]) {
    await turnHead(page, page.getByText(`ลองได้อีก ${left} ครั้ง`), () => camera.showFace(face))
    await camera.showFace(face)
  }
  await turnHead(page, page.locator('[data-page="counter"]'), () => camera.showFace(face))
  await lookAt(page, 'counter-face')
  await page.context().close()
})

/** Both sides from files, confirmed as read. */
async function sendCard(page: Page, person: Person) {
  for (const side of ['front', 'back'] as const) {
    await expect(page.locator(`[data-page="${side === 'front' ? 'cardFront' : 'cardBack'}"]`)).toBeVisible()
    await chooseFile(page, await photograph(person, side))
    await keep(page)
  }
  await press(page, 'ข้อมูลถูกต้อง')
}

/** A card whose number is no number: its last digit does not agree with the others. */
async function aWrongCheckDigit() {
  const holder = cardHolderOf(inventPersonForNumber(toCitizenNumber('100039999999'), '2026-11-23'))
  const last = (Number(holder.citizenNumber.at(-1)) + 1) % 10
  const front = await drawCardFront(
    { ...holder, citizenNumber: `${holder.citizenNumber.slice(0, 12)}${last}` },
    { portraitJpeg: await drawCat() },
  )
  return photographCard(front, { level: 'clean', seed: 7 })
}

/** Nobody under seven has a card: the holder of a young one is made younger. */
async function aChildWithACard(): Promise<Person> {
  const [card] = await system.query(`
    select person_id, version from people.card
    where status = 'valid' and issue_date > now() - interval '4 years' order by person_id desc limit 1`)
  if (!card) throw new Error('nobody has a young card')
  await system.query(
    `update people.person set birth_date = extract(year from now()) - 5 || '-01-05' where person_id = $1`,
    [card.person_id],
  )
  return { ...(await aPerson(system, 0)), personId: card.person_id ?? '', cardVersion: Number(card.version) }
}

/** A thief's phone keeps the pictures of its camera and, told to, gives them out again instead of new ones. */
function recordFrames() {
  const taken: (Blob | null)[] = []
  let at = 0
  const take = HTMLCanvasElement.prototype.toBlob
  HTMLCanvasElement.prototype.toBlob = function (done, ...rest) {
    if (document.documentElement.hasAttribute('data-replaying'))
      return done(taken[at++ % taken.length] ?? null)
    take.call(this, blob => done(taken[taken.push(blob) - 1] ?? null), ...rest)
  }
}
