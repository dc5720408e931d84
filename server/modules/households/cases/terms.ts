/** Civil Registration Act B.E. 2534 ss. 34, 35: a house built or taken down is notified within fifteen days; a late notice may cost 1,000 baht at most (ADR 27). */
export { daysAfter, LATE_DAYS, LATE_FINE_SATANG, REGISTRAR_DAYS } from '../moves/terms.ts'
/** How long somebody who is asked may think; whoever says nothing for as long was told in time. */
export const ANSWER_DAYS = 15
/** How long an inspection may wait to be booked. */
export const BOOKING_DAYS = 60
/** How long an order may be appealed against to the office that made it (Administrative Procedure Act B.E. 2539 s. 44). */
export const APPEAL_DAYS = 15
/** Who is younger cannot be heard in the app. */
export const HEARD_FROM_YEARS = 15
