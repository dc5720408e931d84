/** 1, 2, … n: the places of a row that is drawn by count. */
export function countTo(n: number): number[] {
  return Array.from({ length: n }, (_, place) => place + 1)
}
