import { blankCanvas, type Canvas, developed, paintBackground } from './canvas.ts'
import { torsoMesh, torsoPainter } from './clothes.ts'
import { earMesh } from './ear-mesh.ts'
import type { EyeStyle, Gaze } from './eye-paint.ts'
import { glassesMeshes, glassesPainter } from './glasses.ts'
import { bunMesh, capMesh, curtainMesh } from './hair-mesh.ts'
import { bunPainter, capPainter, curtainPainter } from './hair-paint.ts'
import { type HairPlan, hairPlan } from './hair-style.ts'
import { headMesh, neckMesh } from './head-mesh.ts'
import { type Light, lampOf, portraitLight } from './light.ts'
import { type Measures, measuresOf } from './measures.ts'
import type { Mesh } from './mesh.ts'
import { type Palette, paletteOf } from './palette.ts'
import { drawMesh } from './raster.ts'
import { clamp, linearColour } from './scalar.ts'
import { scarfMeshes, scarfPainter } from './scarf.ts'
import type { SkinMap } from './skin-map.ts'
import { paintSkin } from './skin-paint.ts'
import { faceSkin, plainSkin } from './skin-shade.ts'
import { type Stage, stageFor } from './stage.ts'
import type { CastMember } from './traits.ts'

/** How a member is seen. Every part may be left out; what is left out is the portrait on a card. */
export type FaceView = {
  /** Degrees; above 0 the face turns to the viewer's right. */
  yawDegrees?: number
  /** Degrees; above 0 the face looks up. */
  pitchDegrees?: number
  rollDegrees?: number
  light?: Light
  expression?: 'neutral' | 'smile'
  /** True, or how far the lids are shut from 0 to 1. */
  eyesClosed?: boolean | number
  /** `#rrggbb` of the wall. */
  background?: string
  /** `#rrggbb` of the clothes. */
  clothes?: string
  /** 1 frames a portrait; 2 is twice as far away. */
  distance?: number
  /** Camera grain: another seed, another grain; none when left out. */
  noiseSeed?: number
}

export type Picture = { width: number; height: number; data: Uint8Array }

type Body = {
  measures: Measures
  palette: Palette
  map: SkinMap
  plan: HairPlan
  skinMeshes: Mesh[]
  head: Mesh
  cap: Mesh
  curtain: Mesh | undefined
  bun: Mesh | undefined
  torso: Mesh
  glasses: Mesh[]
  scarf: Mesh[]
  eyeStyle: EyeStyle
}

const bodies = new WeakMap<CastMember, Map<string, Body>>()

function bodyOf(member: CastMember, expression: 'neutral' | 'smile'): Body {
  const known = bodies.get(member) ?? new Map<string, Body>()
  bodies.set(member, known)
  const body = known.get(expression) ?? buildBody(member, expression)
  known.set(expression, body)
  return body
}

function buildBody(member: CastMember, expression: 'neutral' | 'smile'): Body {
  const { traits } = member
  const measures = measuresOf(member, expression === 'smile' ? 1 : 0)
  const palette = paletteOf(member)
  const plan = hairPlan(traits, measures)
  const isCovered = traits.hair === 'headscarf'
  const hidesEars = isCovered || plan.hangs
  return {
    measures,
    palette,
    plan,
    map: paintSkin(member, measures, palette),
    head: headMesh(measures),
    skinMeshes: [neckMesh(measures), ...(hidesEars ? [] : [earMesh(measures, -1), earMesh(measures, 1)])],
    cap: capMesh(measures, plan, traits.seed),
    curtain: plan.hangs ? curtainMesh(measures, plan, traits.seed) : undefined,
    bun: traits.hair === 'bun' ? bunMesh(measures) : undefined,
    torso: torsoMesh(measures),
    glasses: glassesMeshes(measures, traits.glasses),
    scarf: isCovered ? scarfMeshes(measures) : [],
    eyeStyle: {
      lash: measures.woman * (0.45 + 0.55 * traits.scales.makeUp),
      liner: measures.woman * traits.scales.makeUp,
      foldDark: 0.3 + 0.3 * (1 - measures.child),
    },
  }
}

/** Draws a member as 8-bit RGB, row by row; the same arguments give the same bytes. Sizes in pixels. */
export function drawFace(
  member: CastMember,
  view: FaceView,
  size: { width: number; height: number },
): Picture {
  const { width, height } = size
  const finer = width * height <= 130_000 ? 2 : width * height <= 320_000 ? 1.5 : 1
  const canvas = blankCanvas(Math.round(width * finer), Math.round(height * finer))
  paintBackground(canvas, linearColour(view.background ?? '#c9d6e2'))
  drawBody(canvas, member, view)
  return { width, height, data: developed(canvas, width, height, view.noiseSeed) }
}

function drawBody(canvas: Canvas, member: CastMember, view: FaceView): void {
  const body = bodyOf(member, view.expression ?? 'neutral')
  const { traits } = member
  const { palette } = body
  const lamp = lampOf(view.light ?? portraitLight)
  const pose = {
    yawDegrees: view.yawDegrees ?? 0,
    pitchDegrees: view.pitchDegrees ?? 0,
    rollDegrees: view.rollDegrees ?? 0,
    distance: view.distance ?? 1,
  }
  const stage = stageFor(pose, canvas.width, canvas.height)
  const cloth = linearColour(view.clothes ?? traits.colour)
  drawMesh(canvas, stage, body.torso, false, torsoPainter(traits.clothes, cloth, palette.skin, lamp))
  for (const mesh of body.skinMeshes) drawMesh(canvas, stage, mesh, true, plainSkin(palette.skin, lamp))
  const gaze = gazeOf(stage, view)
  const face = {
    map: body.map,
    measures: body.measures,
    palette,
    eyeStyle: body.eyeStyle,
    lamp,
    gaze,
    turn: stage.turn,
  }
  drawMesh(canvas, stage, body.head, false, faceSkin(face))
  if (body.scarf.length > 0) {
    for (const mesh of body.scarf)
      drawMesh(canvas, stage, mesh, true, scarfPainter(body.measures, cloth, lamp))
  } else {
    if (body.bun) drawMesh(canvas, stage, body.bun, false, bunPainter(palette, lamp, traits.seed))
    if (body.curtain)
      drawMesh(canvas, stage, body.curtain, true, curtainPainter(body.plan, palette, lamp, traits.seed))
    drawMesh(canvas, stage, body.cap, false, capPainter(body.plan, palette, lamp, traits.seed))
  }
  for (const mesh of body.glasses) drawMesh(canvas, stage, mesh, true, glassesPainter(traits.glasses, lamp))
}

/** Eyes look half-way back to the camera when the head turns, as people's do. */
function gazeOf(stage: Stage, view: FaceView): Gaze {
  const [viewX, viewY, viewZ] = [stage.turn[6]!, stage.turn[7]!, stage.turn[8]!]
  const x = viewX * 0.45
  const y = viewY * 0.45
  const z = Math.sqrt(Math.max(0.2, 1 - x * x - y * y))
  const closed = view.eyesClosed ?? 0
  const shut = typeof closed === 'number' ? clamp(closed, 0, 1) : closed ? 1 : 0
  return { x, y, z, shut, viewX, viewY, viewZ }
}
