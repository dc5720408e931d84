import { expect, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import { aPerson } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { begin, openApp, showCard } from './steps.ts'
import { see } from './walk.ts'

let system: RunningSystem
let camera: Camera
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
})
test.afterAll(async () => {
  camera?.close()
  expect(await system?.stop()).toBe(0)
})

test("somebody else's face: refused with a reason each time, then a counter", async () => {
  const [person, other] = [await aPerson(system, 1), await aPerson(system, 2)]
  const { page, close } = await openApp(system, camera)
  await begin(page)
  await showCard(system, camera, page, person)
  const face = other.face === person.face ? (await aPerson(system, 3)).face : other.face
  await camera.showFace(face)
  await page.getByRole('button', { name: 'ข้อมูลถูกต้อง' }).click()
  for (const left of [2, 1]) {
    await page.getByRole('button', { name: 'เปิดกล้องและเริ่ม' }).click()
    await expect(page.getByText(`ลองได้อีก ${left} ครั้ง`)).toBeVisible({ timeout: 120_000 })
    await camera.showFace(face, 3 - left)
  }
  await page.getByRole('button', { name: 'เปิดกล้องและเริ่ม' }).click()
  await see(page, 'counter', 'counter', 120_000)
  await close()
})
