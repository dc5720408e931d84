import { expect, test } from '@playwright/test'
import { cast } from '../../invented/faces/index.ts'
import { aCamera, type Camera } from './camera.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { begin, chooseFile, consent, keep, openApp, showFace } from './steps.ts'
import { lookAt, see } from './walk.ts'

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

test('a visitor puts their own face on an invented card, and walks the whole way with it from picture files', async () => {
  const visitor = cast[20]?.id ?? ''
  const { page, close } = await openApp(system, camera)
  await camera.showFace(visitor)
  await page.goto(`${system.origin}/`)
  await lookAt(page, 'first-page')
  await page.goto(`${system.origin}/specimen/`)
  await see(page, 'specimenPick')
  await page.getByRole('radio', { name: 'หมดอายุ' }).click()
  await expect(page.getByText('บัตรแบบนี้ลงทะเบียนไม่ผ่าน')).toBeVisible()
  await lookAt(page, 'specimen-expired')
  // While the other kind is still on its way, nobody of this one can be chosen.
  const people = /\/v1\/sandbox\/people\?/
  await page.route(people, async route => {
    await new Promise(resolve => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await page.getByRole('radio', { name: 'ใช้ได้' }).click()
  await expect(page.getByRole('button', { name: /^เลือก / })).toHaveCount(0, { timeout: 1_000 })
  await page.unrouteAll({ behavior: 'wait' })
  await expect(page.getByText('บัตรแบบนี้ลงทะเบียนไม่ผ่าน')).toBeHidden()
  await page
    .getByRole('button', { name: /^เลือก / })
    .first()
    .click()
  await see(page, 'specimenFace')
  await page.getByRole('button', { name: 'ถ่ายรูป' }).click()
  await see(page, 'specimenCard')
  const files = await Promise.all(
    ['front', 'back'].map(async side => {
      const url = await page.locator(`a[download="specimen-${side}.png"]`).getAttribute('href')
      return Buffer.from(await (await fetch(new URL(url ?? '', system.origin))).arrayBuffer())
    }),
  )
  await page.goto(`${system.origin}/app/`)
  await begin(page)
  await page.getByRole('button', { name: 'ยอมรับและเริ่ม' }).click()
  for (const [index, step] of (['cardFront', 'cardBack'] as const).entries()) {
    await see(page, step, `${step}-file`)
    await chooseFile(page, files[index] ?? Buffer.alloc(0), `${step}.png`, 'image/png')
    await keep(page)
  }
  await see(page, 'details')
  await showFace(camera, page, visitor)
  await consent(page)
  await close()
})
