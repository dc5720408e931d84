import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, drawFacePng, type FaceView } from '../invented/faces/index.ts'
import { compareFaces, createFaceEngine, type FaceFinding } from '../server/modules/biometrics/face/index.ts'

const size = { width: 400, height: 500 }
let engine: Awaited<ReturnType<typeof createFaceEngine>>

beforeAll(async () => {
  engine = await createFaceEngine()
})
afterAll(() => engine.close())

async function look(index: number, view: FaceView = {}): Promise<FaceFinding> {
  const answer = await engine.analyse(await drawFacePng(cast[index]!, view, size), { anyPose: true })
  if (answer.outcome !== 'found') throw new Error(`${cast[index]!.id}: ${answer.reason}`)
  return answer.face
}

function apart(one: FaceFinding, other: FaceFinding): number {
  return compareFaces(one.template, other.template).distance
}

test('people are kept apart and known again under other light and turned away', async () => {
  const chosen = cast.map((_, index) => index).filter(index => index % 7 === 1)
  const faces: FaceFinding[] = []
  for (const index of chosen) faces.push(await look(index))
  for (const [at, face] of faces.entries()) {
    for (const other of faces.slice(0, at)) expect(apart(face, other)).toBeGreaterThan(0.6)
    const lit = await look(chosen[at]!, {
      light: { direction: [0.8, 0.3, 0.6], strength: 0.85, warmth: 0.5 },
      yawDegrees: 6,
    })
    expect(apart(face, lit)).toBeLessThan(0.3)
    expect(apart(face, await look(chosen[at]!, { yawDegrees: at % 2 ? 24 : -24 }))).toBeLessThan(0.5)
  }
}, 60_000)

test('turning the head is seen as turning, to the right side and by the right amount', async () => {
  const front = await look(2)
  const left = await look(2, { yawDegrees: 24 })
  const right = await look(2, { yawDegrees: -24 })
  const up = await look(2, { pitchDegrees: 22 })
  expect(Math.abs(front.yaw)).toBeLessThan(0.1)
  expect(left.yaw).toBeGreaterThan(0.25)
  expect(right.yaw).toBeLessThan(-0.25)
  expect(up.pitch - front.pitch).toBeGreaterThan(0.15)
})
