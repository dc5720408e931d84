// What a page of ours may load and speak to: its own origin, and nothing else unless a page is given more by name.
export const contentSecurityPolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** The policy of a page that may also speak to these origins, as a header. */
export function policyWith(connects: readonly string[]): string {
  const origins = connects.map(address => new URL(address).origin)
  const directives = { ...contentSecurityPolicy, 'connect-src': ["'self'", ...new Set(origins)] }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
