import { useEffect } from 'react'
import { type Payment, readPayment } from '../../lib/payment-api.ts'
import { type Load, useLoad } from '../../lib/use-load.ts'

const LOOK_MS = 2500

/** One payment, looked at again while it can be paid or its money is on its way; not while nobody sees the page. */
export function usePayment(id: string): Load<Payment> {
  const load = useLoad(() => readPayment(id))
  const { value, again } = load
  const moves =
    value !== undefined &&
    (value.code !== null || value.exceptions.some(({ state }) => state === 'open' || state === 'refunding'))
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again()
    }, LOOK_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [moves, again])
  return load
}
