/** Civil Registration Act B.E. 2534 s. 30: a move is notified within fifteen days; who is late may pay 1,000 baht at most (ADR 27). */
export const LATE_DAYS = 15
export const LATE_FINE_SATANG = 100_000
/** How long the head of the house may think, and a registrar. */
export const HEAD_DAYS = 15
export const REGISTRAR_DAYS = 30

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 24 * 3_600_000)
