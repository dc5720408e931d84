/**
 * A grid surface. `position` and `normal` hold x,y,z per corner; `extra` holds three free numbers per corner (occlusion,
 * across, along); `follow` says how far a corner follows the turning head (1 wholly, 0 stays with the shoulders).
 */
export type Mesh = {
  corners: number
  position: Float32Array
  normal: Float32Array
  extra: Float32Array
  follow: Float32Array
  triangles: Uint32Array
}

type Corner = {
  x: number
  y: number
  z: number
  occlusion: number
  across: number
  along: number
  follow: number
}

/** Builds a grid of `columns` x `rows` corners; `place` fills the corner it is handed. `wrap` joins last to first column. */
export function gridMesh(
  columns: number,
  rows: number,
  wrap: boolean,
  place: (corner: Corner, column: number, row: number) => void,
): Mesh {
  const corners = columns * rows
  const mesh: Mesh = {
    corners,
    position: new Float32Array(corners * 3),
    normal: new Float32Array(corners * 3),
    extra: new Float32Array(corners * 3),
    follow: new Float32Array(corners),
    triangles: gridTriangles(columns, rows, wrap),
  }
  const corner: Corner = { x: 0, y: 0, z: 0, occlusion: 1, across: 0, along: 0, follow: 1 }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      place(corner, column, row)
      const at = (row * columns + column) * 3
      mesh.position[at] = corner.x
      mesh.position[at + 1] = corner.y
      mesh.position[at + 2] = corner.z
      mesh.extra[at] = corner.occlusion
      mesh.extra[at + 1] = corner.across
      mesh.extra[at + 2] = corner.along
      mesh.follow[at / 3] = corner.follow
    }
  }
  smoothNormals(mesh)
  return mesh
}

function gridTriangles(columns: number, rows: number, wrap: boolean): Uint32Array {
  const across = wrap ? columns : columns - 1
  const triangles = new Uint32Array(across * (rows - 1) * 6)
  let at = 0
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < across; column++) {
      const a = row * columns + column
      const b = row * columns + ((column + 1) % columns)
      triangles.set([a, a + columns, b, b, a + columns, b + columns], at)
      at += 6
    }
  }
  return triangles
}

function smoothNormals(mesh: Mesh): void {
  const { position: p, normal: n, triangles: t } = mesh
  for (let at = 0; at < t.length; at += 3) {
    const a = t[at]! * 3
    const b = t[at + 1]! * 3
    const c = t[at + 2]! * 3
    const ux = p[b]! - p[a]!
    const uy = p[b + 1]! - p[a + 1]!
    const uz = p[b + 2]! - p[a + 2]!
    const vx = p[c]! - p[a]!
    const vy = p[c + 1]! - p[a + 1]!
    const vz = p[c + 2]! - p[a + 2]!
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    for (const corner of [a, b, c]) {
      n[corner] = n[corner]! + nx
      n[corner + 1] = n[corner + 1]! + ny
      n[corner + 2] = n[corner + 2]! + nz
    }
  }
  for (let at = 0; at < n.length; at += 3) {
    const length = Math.sqrt(n[at]! ** 2 + n[at + 1]! ** 2 + n[at + 2]! ** 2) || 1
    n[at] = n[at]! / length
    n[at + 1] = n[at + 1]! / length
    n[at + 2] = n[at + 2]! / length
  }
}
