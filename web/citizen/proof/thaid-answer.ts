import type { ThaidAnswer } from '../../lib/proofing-api.ts'

/** The answer of the other provider in the address of this page, or undefined where there is none. */
export function answerIn(search: string): ThaidAnswer | undefined {
  const query = new URLSearchParams(search)
  const of = (name: string) => query.get(name) || undefined
  const [state, code, error, iss] = [of('state'), of('code'), of('error'), of('iss')]
  if (!state || (!code && !error)) return undefined
  return { state, ...(error ? { error } : { code: code ?? '' }), ...(iss ? { iss } : {}) }
}

/** Takes the answer out of the address at once: it belongs neither into the history nor into a bookmark. */
export function takeAnswer(): ThaidAnswer | undefined {
  const answer = answerIn(location.search)
  if (location.search) history.replaceState(history.state, '', location.pathname)
  return answer
}
