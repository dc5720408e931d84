import { isLoopback } from '../return-address.ts'

type Options = RequestInit & { dispatcher?: unknown }

/**
 * How the sandbox calls the addresses that clients registered. Demo organisations answer on this machine, where no
 * certificates are; every other address keeps oidc-provider's guard against private networks (A16), its `dispatcher`.
 */
export function fetchNear(url: string | URL | Request, options: Options = {}): Promise<Response> {
  const address = String(url instanceof Request ? url.url : url)
  if (!isLoopback(address)) return fetch(url, { ...options, redirect: 'error' })
  const { dispatcher: _guard, ...rest } = options
  return fetch(address.replace(/^https:/, 'http:'), { ...rest, redirect: 'error' })
}
