// The fingerprint scanner of this place: a local program that answers one picture, 500 dpi, grey (docs/runbooks).
import { Problem } from '../lib/problem.ts'

/** Takes one impression. @throws Problem `counter.scannerMissing` | `counter.noFinger` */
export async function scanFinger(scanner: string): Promise<Blob> {
  const answer = await fetch(`${scanner}/finger`, { method: 'POST', cache: 'no-store' }).catch(
    () => undefined,
  )
  if (!answer) throw new Problem('counter.scannerMissing', 0)
  if (!answer.ok) throw new Problem('counter.noFinger', answer.status)
  return answer.blob()
}
