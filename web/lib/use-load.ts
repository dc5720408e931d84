import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from './problem.ts'

export type Load<T> = {
  value: T | undefined
  problem: Problem | undefined
  loading: boolean
  again: () => void
}

/** Loads once when shown and whenever `again` is called; an answer that comes after leaving is dropped. */
export function useLoad<T>(load: () => Promise<T>): Load<T> {
  const [state, setState] = useState<Omit<Load<T>, 'again'>>({
    value: undefined,
    problem: undefined,
    loading: true,
  })
  const newest = useRef(load)
  newest.current = load
  const round = useRef(0)
  const again = useCallback(() => {
    const mine = ++round.current
    setState(before => ({ ...before, loading: true }))
    newest.current().then(
      value => {
        if (mine === round.current) setState({ value, problem: undefined, loading: false })
      },
      error => {
        if (mine === round.current)
          setState(before => ({ value: before.value, problem: asProblem(error), loading: false }))
      },
    )
  }, [])
  useEffect(() => {
    again()
    return () => {
      round.current++
    }
  }, [again])
  return { ...state, again }
}
