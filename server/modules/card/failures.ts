import { failures } from '../../platform/failures.ts'

export const fail = failures('card', { notCarried: [404, 'There is no card on this phone.'] })
