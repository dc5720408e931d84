/** Distances of pairs of pictures: of one person, and of two. */
export type Pairs = { genuine: number[]; impostor: number[] }

export type Operating = {
  /** Highest share of impostor pairs let through. */
  falseAcceptRate: number
  /** Largest distance still accepted at that rate. */
  distance: number
  /** Share of genuine pairs accepted there. */
  trueAcceptRate: number
}

/** Where the shares of wrongly refused and wrongly accepted pairs are equal. */
export function equalError(pairs: Pairs): { rate: number; distance: number } {
  const genuine = sorted(pairs.genuine)
  const impostor = sorted(pairs.impostor)
  let best = { rate: 1, distance: 0, gap: Infinity }
  for (const distance of [...genuine, ...impostor]) {
    const refused = 1 - shareAtMost(genuine, distance)
    const accepted = shareAtMost(impostor, distance)
    const gap = Math.abs(refused - accepted)
    if (gap < best.gap) best = { rate: (refused + accepted) / 2, distance, gap }
  }
  return { rate: best.rate, distance: best.distance }
}

/** The loosest threshold that keeps the false accept rate, and what it accepts of the genuine pairs. */
export function operatingPoint(pairs: Pairs, falseAcceptRate: number): Operating {
  const impostor = sorted(pairs.impostor)
  const allowed = Math.floor(falseAcceptRate * impostor.length)
  const firstRefused = impostor[allowed] ?? Infinity
  const accepted = pairs.genuine.filter(distance => distance < firstRefused)
  return {
    falseAcceptRate,
    distance: firstRefused,
    trueAcceptRate: accepted.length / (pairs.genuine.length || 1),
  }
}

/** Shares of both kinds at or below a fixed distance, as a deployment's threshold would see them. */
export function ratesAt(pairs: Pairs, distance: number): { trueAccept: number; falseAccept: number } {
  return {
    trueAccept: shareAtMost(sorted(pairs.genuine), distance),
    falseAccept: shareAtMost(sorted(pairs.impostor), distance),
  }
}

/** The value below which the given share of the list lies. */
export function quantile(values: number[], share: number): number {
  const list = sorted(values)
  return list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? Number.NaN
}

function sorted(values: number[]): number[] {
  return [...values].sort((one, other) => one - other)
}

function shareAtMost(list: number[], limit: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return list.length === 0 ? 0 : low / list.length
}
