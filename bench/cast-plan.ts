import type { CastMember, Scales, Traits } from '../invented/faces/traits.ts'

/** Who the cast should be: what the search may not touch. Scales named in `fixed` stay as they are. */
export type CastRole = Omit<CastMember, 'traits'> & {
  traits: Omit<Traits, 'scales' | 'seed'>
  fixed: Partial<Scales>
  /** Middle of the skin tones the search may try: the whole Thai range is on stage, not only its ends. */
  tone: number
}

type Look = [hair: Traits['hair'], glasses: Traits['glasses'], clothes: Traits['clothes'], colour: string]

function role(
  sex: CastMember['sex'],
  age: number,
  ageRange: [number, number],
  look: Look,
  fixed: Partial<Scales> = {},
): Omit<CastRole, 'id' | 'tone'> {
  const [hair, glasses, clothes, colour] = look
  return { sex, ageRange, traits: { age, hair, glasses, clothes, colour }, fixed }
}

const roles = [
  role('male', 8, [7, 10], ['fringe', 'none', 'shirt', '#eef0f2']),
  role('female', 9, [7, 11], ['bob', 'none', 'blouse', '#f1f3f5'], { makeUp: 0 }),
  role('male', 15, [13, 17], ['crop', 'none', 'shirt', '#f2f2ee'], { stubble: 0.1, beard: 0, moustache: 0 }),
  role('female', 17, [14, 19], ['long', 'none', 'blouse', '#e9eef4'], { makeUp: 0.1 }),
  role('male', 22, [19, 26], ['swept', 'none', 'tee', '#38506e'], { beard: 0, moustache: 0 }),
  role('female', 24, [20, 28], ['long', 'none', 'blouse', '#c76b7d'], { makeUp: 0.8 }),
  role('male', 27, [23, 32], ['curly', 'round', 'tee', '#5a7d5a'], { beard: 0, moustache: 0 }),
  role('female', 28, [23, 33], ['bob', 'square', 'blouse', '#5d7fa8']),
  role('male', 31, [27, 36], ['crop', 'none', 'tee', '#23272e'], { beard: 0.9, moustache: 0.8 }),
  role('female', 33, [28, 38], ['headscarf', 'none', 'tee', '#4a7a7a']),
  role('male', 35, [30, 41], ['shaved', 'none', 'robe', '#d9822b'], {
    beard: 0,
    moustache: 0,
    stubble: 0.15,
    // monks shave their brows too
    browDark: 0,
    browThickness: 0.1,
  }),
  role('female', 36, [31, 42], ['curly', 'none', 'blouse', '#7b5aa6'], { makeUp: 0.7 }),
  role('male', 39, [34, 45], ['swept', 'square', 'shirt', '#86a7cf'], { beard: 0, moustache: 0 }),
  role('female', 41, [36, 47], ['bun', 'none', 'uniform', '#a8946a']),
  role('male', 44, [38, 50], ['crop', 'none', 'uniform', '#a8946a'], { moustache: 0.8, beard: 0 }),
  role('female', 46, [40, 52], ['swept', 'round', 'blouse', '#d59a4a']),
  role('male', 48, [42, 55], ['receding', 'none', 'shirt', '#7f8c99'], {
    stubble: 0.9,
    beard: 0,
    moustache: 0,
  }),
  role('female', 52, [46, 58], ['headscarf', 'square', 'tee', '#8c4a5c']),
  role('male', 54, [47, 60], ['bald', 'half', 'shirt', '#dfe5ea'], { beard: 0.8, moustache: 0.8 }),
  role('female', 56, [50, 63], ['fringe', 'none', 'blouse', '#3f8f7a'], { makeUp: 0.6 }),
  role('male', 60, [53, 67], ['swept', 'none', 'shirt', '#b9774b'], { beard: 0, moustache: 0 }),
  role('female', 63, [56, 70], ['bun', 'half', 'blouse', '#6f7fb5']),
  role('male', 67, [60, 74], ['bald', 'none', 'tee', '#6b705c'], { moustache: 0.9, beard: 0 }),
  role('female', 69, [61, 76], ['crop', 'none', 'blouse', '#b0566b']),
  role('male', 72, [64, 79], ['receding', 'square', 'shirt', '#5f7a61'], { beard: 0, moustache: 0 }),
  role('female', 75, [67, 83], ['bun', 'none', 'blouse', '#8b6a9e']),
  role('male', 80, [71, 90], ['shaved', 'none', 'shirt', '#e6e2d8'], { beard: 0.75, moustache: 0.75 }),
  role('female', 83, [73, 90], ['curly', 'round', 'blouse', '#c9b27c']),
  role('male', 12, [10, 14], ['swept', 'round', 'shirt', '#f0f0ea'], { beard: 0, moustache: 0 }),
  role('female', 13, [11, 16], ['bun', 'none', 'blouse', '#eef1f5'], { makeUp: 0 }),
  role('male', 25, [20, 30], ['fringe', 'none', 'tee', '#c9ced4'], { beard: 0, moustache: 0 }),
  role('female', 31, [26, 36], ['swept', 'none', 'blouse', '#3f6f8f']),
  role('male', 36, [31, 42], ['swept', 'none', 'shirt', '#4f4a63'], { beard: 0.7, moustache: 0.7 }),
  role('female', 38, [33, 44], ['bob', 'none', 'blouse', '#b5533c'], { makeUp: 0.8 }),
  role('male', 52, [45, 59], ['crop', 'half', 'uniform', '#a8946a'], { beard: 0, moustache: 0 }),
  role('female', 78, [69, 88], ['crop', 'square', 'blouse', '#7a8f6a']),
]

const tones = [
  0.45, 0.2, 0.5, 0.35, 0.1, 0.05, 0.85, 0.12, 0.5, 0.6, 0.3, 0.75, 0.65, 0.4, 0.55, 0.15, 0.6, 0.55, 0.1,
  0.3, 0.35, 0.1, 0.8, 0.2, 0.05, 0.5, 0.7, 0.75, 0.3, 0.45, 0.2, 0.5, 0.35, 0.3, 0.5, 0.35,
]

export const castPlan: readonly CastRole[] = roles.map((entry, index) => ({
  id: `c${String(index + 1).padStart(2, '0')}`,
  tone: tones[index]!,
  ...entry,
}))
