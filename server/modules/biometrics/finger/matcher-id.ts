/** Kept with every decision; changes when the same picture would be read or judged in another way. */
export const fingerMatcherId = 'tuaton-finger-1'
