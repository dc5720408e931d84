/**
 * What a change of scales does to a template, learnt from every try so far (recursive least squares, one straight
 * model for all members). Good enough to leave out most of the hopeless tries before they are drawn.
 */
export type ChangeModel = {
  learn(scaleChange: Float64Array, vectorChange: Float32Array): void
  predict(vector: Float32Array, scaleChange: Float64Array): Float32Array
}

const trust = 6

export function createChangeModel(scales: number, length: number): ChangeModel {
  const weights = Array.from({ length: scales }, () => new Float64Array(length))
  const doubt = Array.from({ length: scales }, (_, row) => {
    const line = new Float64Array(scales)
    line[row] = trust
    return line
  })

  function predict(vector: Float32Array, change: Float64Array): Float32Array {
    const result = Float32Array.from(vector)
    for (let scale = 0; scale < scales; scale++) {
      const step = change[scale]!
      if (step === 0) continue
      const line = weights[scale]!
      for (let at = 0; at < length; at++) result[at]! += step * line[at]!
    }
    return result
  }

  function learn(change: Float64Array, vectorChange: Float32Array): void {
    const gain = doubt.map(line => line.reduce((sum, value, at) => sum + value * change[at]!, 0))
    const total = 1 + gain.reduce((sum, value, at) => sum + value * change[at]!, 0)
    const expected = predict(new Float32Array(length), change)
    for (let scale = 0; scale < scales; scale++) {
      const pull = gain[scale]! / total
      const line = weights[scale]!
      for (let at = 0; at < length; at++) line[at]! += pull * (vectorChange[at]! - expected[at]!)
      const row = doubt[scale]!
      for (let other = 0; other < scales; other++) row[other]! -= pull * gain[other]!
    }
  }

  return { learn, predict }
}
