/** How long the other may think; how long one may take to come to a registry, and a surname is kept meanwhile. */
export const OTHER_DAYS = 15
export const REGISTRY_DAYS = 60
/** Civil Registration Act B.E. 2534 s. 18: a birth is notified within fifteen days; s. 21: a death within a day of it or of finding the body. */
export const BIRTH_NOTICE_DAYS = 15
export const DEATH_NOTICE_DAYS = 1
/** The guides of the registries: who notifies late may pay 1,000 baht at most (ADR 27); how long they may take, and how long money that left in time may be on its way. */
export const LATE_FINE_SATANG = 100_000
export const FINE_DAYS = 15
export const FINE_GRACE_DAYS = 2
/** How far back a phone notifies at all; what is older is investigated at a registry. */
export const OLDEST_DAYS = 365
/** Identity Card Act B.E. 2526 s. 12: who has another name asks for another card within sixty days. */
export const NEW_CARD_DAYS = 60
/** Who changes their name alone is of age (Civil and Commercial Code s. 19); who marries is eighteen (s. 1448). */
export const ADULT_YEARS = 20
export const MARRIAGE_YEARS = 18

export const FILINGS_A_DAY = 10
export const CHECKS_A_DAY = 100

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 24 * 3_600_000)
