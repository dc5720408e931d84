/** Mixes names and numbers to one 32-bit seed (FNV-1a over their text), so that any part may be a word. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5
  for (const character of parts.join(' ')) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  }
  return state >>> 0
}
