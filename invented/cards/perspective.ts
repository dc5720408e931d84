// The plane projection between a card and its picture.

export type Corner = { x: number; y: number }

/**
 * Gives, for a point of the picture, the point of the card. `corners` are where the card's corners lie in the picture,
 * clockwise from the upper left.
 */
export function perspectiveOf(corners: readonly Corner[], width: number, height: number) {
  const flat = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const
  const rows = corners.flatMap(({ x, y }, index) => {
    const [u, v] = flat[index]!
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ]
  })
  const [a, b, c, d, e, f, g, h] = solve(rows) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return (x: number, y: number): [u: number, v: number] => {
    const depth = g * x + h * y + 1
    return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth]
  }
}

/** Solves linear equations given as rows of coefficients with the right side last (Gauss, with pivots). */
export function solve(equations: readonly (readonly number[])[]): number[] {
  const rows = equations.map(row => [...row])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    let best = column
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row
    }
    ;[rows[column], rows[best]] = [rows[best]!, rows[column]!]
    const pivot = rows[column]!
    if (Math.abs(pivot[column]!) < 1e-12) throw new RangeError('corners in a line have no perspective')
    for (const row of rows) {
      if (row === pivot) continue
      const factor = row[column]! / pivot[column]!
      for (let at = column; at <= size; at += 1) row[at]! -= factor * pivot[at]!
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!)
}
