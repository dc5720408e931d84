import type { Mesh } from './mesh.ts'

/** Where the head is turned and from where it is seen. Angles in degrees; yaw > 0 turns to the viewer's right. */
export type Pose = { yawDegrees: number; pitchDegrees: number; rollDegrees: number; distance: number }

/** Turns points of the resting head into camera space and camera space into pixels. */
export type Stage = {
  turn: Float64Array
  pixelsPerUnit: number
  centreX: number
  centreY: number
  cameraZ: number
}

const pivot = { x: 0, y: -0.75, z: -0.2 }
const portraitHeight = 3.3
const portraitMiddleY = -0.2

/** The stage for a pose in a picture of the given size in pixels. */
export function stageFor(pose: Pose, width: number, height: number): Stage {
  const distance = Math.max(0.5, pose.distance)
  const cameraZ = 1 + 7 * distance
  const pixelsPerUnit = (height / portraitHeight) * 7
  return {
    turn: turnMatrix(pose),
    pixelsPerUnit,
    centreX: width / 2,
    centreY: height / 2 + (portraitMiddleY * pixelsPerUnit) / (cameraZ - 0.6),
    cameraZ,
  }
}

function turnMatrix(pose: Pose): Float64Array {
  const radians = Math.PI / 180
  const [cy, sy] = [Math.cos(pose.yawDegrees * radians), Math.sin(pose.yawDegrees * radians)]
  const [cp, sp] = [Math.cos(pose.pitchDegrees * radians), Math.sin(pose.pitchDegrees * radians)]
  const [cr, sr] = [Math.cos(pose.rollDegrees * radians), Math.sin(pose.rollDegrees * radians)]
  const m = [cy, -sy * sp, sy * cp, 0, cp, sp, -sy, -cy * sp, cy * cp] as const
  const first = [cr * m[0] - sr * m[3], cr * m[1] - sr * m[4], cr * m[2] - sr * m[5]]
  const second = [sr * m[0] + cr * m[3], sr * m[1] + cr * m[4], sr * m[2] + cr * m[5]]
  return Float64Array.from([...first, ...second, m[6], m[7], m[8]])
}

/** Corners of a mesh as the camera sees them: screen x, y, depth, and the turned normal. */
export type Seen = { x: Float32Array; y: Float32Array; depth: Float32Array; normal: Float32Array }

/** Places a mesh on the stage; corners with `follow` below 1 are drawn part of the way back to where they rested. */
export function seen(stage: Stage, mesh: Mesh): Seen {
  const { turn } = stage
  const result: Seen = {
    x: new Float32Array(mesh.corners),
    y: new Float32Array(mesh.corners),
    depth: new Float32Array(mesh.corners),
    normal: new Float32Array(mesh.corners * 3),
  }
  for (let corner = 0; corner < mesh.corners; corner++) {
    const at = corner * 3
    const follow = mesh.follow[corner]!
    for (const source of ['normal', 'position'] as const) {
      const isPoint = source === 'position'
      const px = mesh[source][at]! - (isPoint ? pivot.x : 0)
      const py = mesh[source][at + 1]! - (isPoint ? pivot.y : 0)
      const pz = mesh[source][at + 2]! - (isPoint ? pivot.z : 0)
      const x = px + follow * (turn[0]! * px + turn[1]! * py + turn[2]! * pz - px)
      const y = py + follow * (turn[3]! * px + turn[4]! * py + turn[5]! * pz - py)
      const z = pz + follow * (turn[6]! * px + turn[7]! * py + turn[8]! * pz - pz)
      if (isPoint) {
        const depth = stage.cameraZ - (z + pivot.z)
        result.x[corner] = stage.centreX + ((x + pivot.x) * stage.pixelsPerUnit) / depth
        result.y[corner] = stage.centreY - ((y + pivot.y) * stage.pixelsPerUnit) / depth
        result.depth[corner] = depth
      } else {
        result.normal[at] = x
        result.normal[at + 1] = y
        result.normal[at + 2] = z
      }
    }
  }
  return result
}
