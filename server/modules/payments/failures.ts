import { AppError, failures } from '../../platform/failures.ts'

export const fail = failures('payments', {
  notOffered: [503, 'Nothing can be paid here at the moment.'],
  invalidPayment: [400, 'This is no bill that can be paid.'],
  unknownBiller: [404, 'There is no such biller.'],
  paymentUnknown: [404, 'There is no such payment.'],
  duplicateReference: [409, 'This bill is being paid already.'],
  paidCannotBeClosed: [409, 'The bill is paid and can no longer be closed.'],
  locked: [409, 'The money of this bill is on its way back.'],
  notPaid: [409, 'Nothing was paid that could be given back.'],
  messageInvalid: [400, 'The message is not signed by the bank, or too old.'],
  messageDiffers: [409, 'This transaction was told before with another content.'],
  exceptionNotFound: [404, 'There is no such money waiting.'],
  exceptionEnded: [409, 'This money waits no longer.'],
  ownMoney: [403, 'Nobody decides about money of their own.'],
  sayingNotPossible: [409, 'That cannot be done with this money.'],
})

// What DGA's e-Payment knows by a number; those of its 23 that are not public are not guessed.
const gatewayNumbers = {
  paymentUnknown: 8,
  paidCannotBeClosed: 14,
  duplicateReference: 21,
  locked: 22,
} as const

/** The failure with the number under which agencies know it, as `number` beside our code. */
export const failByNumber = (name: keyof typeof gatewayNumbers) =>
  fail[name]({ number: gatewayNumbers[name] })

/** True for that failure of this module, and no other error. */
export const isFailure = (error: unknown, name: keyof typeof fail): boolean =>
  error instanceof AppError && error.code === `payments.${name}`
