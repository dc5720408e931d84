import type { Measures } from './measures.ts'

function blend(a: number, b: number, width: number): number {
  const near = width - Math.abs(a - b)
  const lower = Math.min(a, b)
  return near > 0 ? lower - (near * near) / (4 * width) : lower
}

/** `a` with the solid `b` taken out of it. */
function carve(a: number, b: number, width: number): number {
  return -blend(-a, b, width)
}

function ball(x: number, y: number, z: number, radius: number): number {
  return Math.sqrt(x * x + y * y + z * z) - radius
}

function egg(x: number, y: number, z: number, rx: number, ry: number, rz: number): number {
  const ax = x / rx
  const ay = y / ry
  const az = z / rz
  const inner = Math.sqrt(ax * ax + ay * ay + az * az)
  const bx = ax / rx
  const by = ay / ry
  const bz = az / rz
  return (inner * (inner - 1)) / Math.max(1e-6, Math.sqrt(bx * bx + by * by + bz * bz))
}

/** The bone from the corner of the jaw to the chin. */
function jawLine(m: Measures, ax: number, y: number, z: number): number {
  const cornerX = m.jawWidth * 0.76
  const ux = m.chinWidth * 0.6 - cornerX
  const uy = m.chinY + 0.2 + 0.58
  const uz = m.chinZ - 0.08 - 0.1
  const px = ax - cornerX
  const py = y + 0.58
  const pz = z - 0.1
  const share = Math.min(1, Math.max(0, (px * ux + py * uy + pz * uz) / (ux * ux + uy * uy + uz * uz)))
  return ball(px - ux * share, py - uy * share, pz - uz * share, 0.17)
}

/** Distance to the skull with jaw and cheeks, without eyes, nose and mouth: what hair and scarf lie on. */
export function skullDistance(m: Measures, x: number, y: number, z: number): number {
  const ax = Math.abs(x)
  let d = egg(ax, y - 0.27, z + 0.12, m.skullWidth, m.skullTop, 0.93)
  d = blend(d, egg(ax, y + 0.15, z - 0.12, m.faceWidth, 0.78, 0.63), 0.22)
  const jawReach = -0.42 - m.chinY
  d = blend(d, egg(ax, y + 0.42, z - 0.14, m.jawWidth, jawReach, 0.6), 0.2)
  d = blend(d, jawLine(m, ax, y, z), 0.24)
  const chinSide = Math.max(0, ax - m.chinWidth)
  return blend(d, ball(chinSide, y - m.chinY - 0.16, z - m.chinZ, 0.17), 0.32)
}

function nose(m: Measures, ax: number, y: number, z: number, d: number): number {
  const topY = m.eyeY + 0.06
  const tipZ = m.noseZ - m.noseTip
  const share = Math.min(1, Math.max(0, (y - topY) / (m.noseY - topY)))
  const sag = share * share
  const ridgeZ = m.noseBridge + (tipZ - m.noseBridge) * (share * 0.75 + sag * 0.25)
  const radius = m.noseBridgeWide + (m.noseTip - m.noseBridgeWide) * sag
  const ridgeY = topY + (m.noseY - topY) * share
  let result = blend(d, ball(ax * 0.95, y - ridgeY, z - ridgeZ, radius), 0.14)
  const baseY = m.noseY - 0.035 + m.noseLift
  result = blend(result, egg(ax - m.noseHalf * 0.9, y - baseY, z - tipZ + 0.1, 0.062, 0.066, 0.09), 0.05)
  result = blend(result, ball(ax, y - baseY + 0.025, z - tipZ + 0.01, 0.045), 0.06)
  return carve(
    result,
    egg(ax - m.noseHalf * 0.52, y - baseY + 0.065, z - tipZ + 0.02, 0.034, 0.026, 0.05),
    0.03,
  )
}

function mouth(m: Measures, x: number, y: number, z: number, d: number): number {
  const s = x / m.mouthHalf
  const lineY = m.mouthY + m.mouthCurve * s * s
  const zBent = z + x * x * 1.1
  let result = blend(d, egg(x, y - m.mouthY + 0.01, z - 0.56, 0.27, 0.24, 0.27), 0.2)
  const upper = egg(
    x,
    y - lineY - m.upperLip * 0.45,
    zBent - 0.79,
    m.mouthHalf,
    m.upperLip * 0.8 + 0.012,
    0.075,
  )
  const lower = egg(
    x,
    y - lineY + m.lowerLip * 0.5,
    zBent - 0.785,
    m.mouthHalf * 0.86,
    m.lowerLip * 0.66,
    0.085,
  )
  result = blend(result, upper, 0.045)
  result = blend(result, lower, 0.05)
  const groove = Math.sqrt((y - lineY) * (y - lineY) + (zBent - 0.875) * (zBent - 0.875)) - 0.012
  const reach = Math.max(groove, Math.abs(x) - m.mouthHalf * 0.97)
  result = carve(result, reach, 0.03)
  return carve(result, egg(x, y - m.mouthY + m.lowerLip + 0.065, z - 0.93, 0.2, 0.04, 0.09), 0.1)
}

function eyes(m: Measures, ax: number, y: number, z: number, d: number): number {
  const ex = ax - m.eyeX
  const ey = y - m.eyeY
  let result = carve(d, egg(ex + 0.02, ey - 0.01, z - m.eyeZ - 0.335, 0.23, 0.17, 0.24), 0.16)
  result = blend(result, egg(ex, ey, z - m.eyeZ, 0.165, 0.128, 0.137), 0.05)
  return result
}

/** Signed distance (decimetres, negative inside) to the whole head. */
export function headDistance(m: Measures, px: number, y: number, z: number): number {
  const x = px + m.skew * (y > 0 ? 0.2 * y : y)
  const ax = Math.abs(x)
  let d = skullDistance(m, x, y, z)
  d = blend(d, ball(ax - m.cheekboneOut, y + 0.2 - m.cheekLift, z - 0.47, m.cheekboneSize), 0.2)
  d = blend(d, ball(ax - m.cheekOut, y + 0.46 - m.cheekLift, z - 0.42, m.cheekFull), 0.28)
  if (z < 0.2) return d
  const ridgeY = y - m.browY + 0.01
  const ridgeZ = z - 0.745 + ax * ax * 0.55
  const ridge = Math.sqrt(ridgeY * ridgeY + ridgeZ * ridgeZ) - m.browRidge
  d = blend(d, Math.max(ridge, ax - 0.5), 0.14)
  d = eyes(m, ax, y, z, d)
  d = nose(m, ax, y, z, d)
  return mouth(m, x, y, z, d)
}
