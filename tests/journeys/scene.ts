// A fresh system and a phone before a pretend camera, for all tests of a file.
import { expect, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { openApp, type Phone } from './steps.ts'

export type Scene = { system: RunningSystem; camera: Camera; phone: Phone }

/** `take` gets it before the first test. At the end the system stops in peace and its log holds nobody's number. */
export function aPhoneAlone(take: (scene: Scene) => void, host?: string): void {
  let scene: Partial<Scene> = {}
  test.beforeAll(async () => {
    const system = await startSystem({}, host)
    scene = { system }
    const camera = await aCamera()
    scene.camera = camera
    const phone = await openApp(system, camera)
    scene.phone = phone
    take({ system, camera, phone })
  })
  test.afterAll(async () => {
    await scene.phone?.close()
    scene.camera?.close()
    expect(await scene.system?.stop()).toBe(0)
    expect(scene.system?.log.join('')).not.toMatch(/\d{13}/)
  })
}
