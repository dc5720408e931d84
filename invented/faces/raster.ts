import type { Canvas } from './canvas.ts'
import type { Mesh } from './mesh.ts'
import { type Seen, type Stage, seen } from './stage.ts'

/** What a painter is told about one pixel and what it answers: position on the resting head, turned normal, colour. */
export type Touch = {
  x: number
  y: number
  z: number
  nx: number
  ny: number
  nz: number
  occlusion: number
  across: number
  along: number
  red: number
  green: number
  blue: number
  alpha: number
}

export type Painter = (touch: Touch) => void

type Brush = { canvas: Canvas; mesh: Mesh; view: Seen; touch: Touch; paint: Painter }

function freshTouch(): Touch {
  const [x, y, z, nx, ny, nz] = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
  return {
    x,
    y,
    z,
    nx,
    ny,
    nz,
    occlusion: 0.5,
    across: 0.5,
    along: 0.5,
    red: 0.5,
    green: 0.5,
    blue: 0.5,
    alpha: 1.5,
  }
}

/** Draws a mesh with depth test; both sides are drawn when `bothSides`. */
export function drawMesh(canvas: Canvas, stage: Stage, mesh: Mesh, bothSides: boolean, paint: Painter): void {
  const brush: Brush = { canvas, mesh, view: seen(stage, mesh), touch: freshTouch(), paint }
  const { triangles } = mesh
  const { x, y } = brush.view
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at]!
    const b = triangles[at + 1]!
    const c = triangles[at + 2]!
    const area = (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!)
    if (area < 0) fill(brush, a, b, c, area)
    else if (bothSides && area > 0) fill(brush, a, c, b, -area)
  }
}

function fill(brush: Brush, a: number, b: number, c: number, area: number): void {
  const { canvas } = brush
  const { x, y, depth } = brush.view
  const ax = x[a]!
  const ay = y[a]!
  const bx = x[b]!
  const by = y[b]!
  const cx = x[c]!
  const cy = y[c]!
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
  const right = Math.min(canvas.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const bottom = Math.min(canvas.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5
    for (let column = left; column <= right; column++) {
      const px = column + 0.5
      const wa = ((bx - px) * (cy - py) - (cx - px) * (by - py)) / area
      const wb = ((cx - px) * (ay - py) - (ax - px) * (cy - py)) / area
      const wc = 1 - wa - wb
      if (wa < 0 || wb < 0 || wc < 0) continue
      const at = row * canvas.width + column
      const far = wa * depth[a]! + wb * depth[b]! + wc * depth[c]!
      if (far < canvas.depth[at]!) touchPixel(brush, at, far, a, b, c, wa, wb, wc)
    }
  }
}

function touchPixel(
  brush: Brush,
  at: number,
  far: number,
  a: number,
  b: number,
  c: number,
  wa: number,
  wb: number,
  wc: number,
): void {
  const { touch, mesh, canvas, view } = brush
  const { position: p, extra: e } = mesh
  const n = view.normal
  const a3 = a * 3
  const b3 = b * 3
  const c3 = c * 3
  touch.x = wa * p[a3]! + wb * p[b3]! + wc * p[c3]!
  touch.y = wa * p[a3 + 1]! + wb * p[b3 + 1]! + wc * p[c3 + 1]!
  touch.z = wa * p[a3 + 2]! + wb * p[b3 + 2]! + wc * p[c3 + 2]!
  touch.nx = wa * n[a3]! + wb * n[b3]! + wc * n[c3]!
  touch.ny = wa * n[a3 + 1]! + wb * n[b3 + 1]! + wc * n[c3 + 1]!
  touch.nz = wa * n[a3 + 2]! + wb * n[b3 + 2]! + wc * n[c3 + 2]!
  touch.occlusion = wa * e[a3]! + wb * e[b3]! + wc * e[c3]!
  touch.across = wa * e[a3 + 1]! + wb * e[b3 + 1]! + wc * e[c3 + 1]!
  touch.along = wa * e[a3 + 2]! + wb * e[b3 + 2]! + wc * e[c3 + 2]!
  touch.alpha = 1
  brush.paint(touch)
  if (touch.alpha <= 0.003) return
  const { colour } = canvas
  const share = touch.alpha
  const pixel = at * 3
  colour[pixel] = colour[pixel]! + (touch.red - colour[pixel]!) * share
  colour[pixel + 1] = colour[pixel + 1]! + (touch.green - colour[pixel + 1]!) * share
  colour[pixel + 2] = colour[pixel + 2]! + (touch.blue - colour[pixel + 2]!) * share
  if (share > 0.5) canvas.depth[at] = far
}
