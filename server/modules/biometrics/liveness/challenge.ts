/** A head turn as the person does it: their own left or right, or up. */
export const turns = ['left', 'right', 'up'] as const
export type Turn = (typeof turns)[number]

/** What one captured frame was asked to show. */
export type Ask = 'front' | Turn

/** The turns a person is asked for, in order, after a frontal frame. */
export type LivenessChallenge = { turns: Turn[] }

/** A random whole number from 0 up to but excluding `below`; node:crypto's randomInt fits. */
export type RandomBelow = (below: number) => number

/**
 * Chooses two or three head turns, never the same twice running and never only upwards: 18 sequences in all,
 * so a prepared recording fits by luck once in eighteen. The random source must be unpredictable.
 */
export function createChallenge(random: RandomBelow): LivenessChallenge {
  return { turns: sequences[random(sequences.length)]! }
}

const pairs: Turn[][] = turns.flatMap(first =>
  turns.filter(next => next !== first).map(next => [first, next]),
)
const sequences: Turn[][] = [
  ...pairs,
  ...pairs.flatMap(pair => turns.filter(next => next !== pair[1]).map(next => [...pair, next])),
]

/** Every frame the challenge asks for, in order: the frontal one always comes first. */
export function asksOf(challenge: LivenessChallenge): Ask[] {
  return ['front', ...challenge.turns]
}
