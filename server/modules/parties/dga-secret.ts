import { createHash } from 'node:crypto'

const ROUNDS = 7
const SALT = 'EGA'

/** A secret as clients of DGA Digital ID send it: seven rounds of MD5, which protects nothing and is only their way of writing it. */
export function toDgaSecret(secret: string): string {
  let form = secret
  for (let round = 0; round < ROUNDS; round++) form = createHash('md5').update(`${form}${SALT}`).digest('hex')
  return form
}
