// Both generations of addresses, with and without the slash at the end; nothing redirects, because a redirected POST loses its body.
import { route } from '../../../platform/route.ts'
import { authorize } from './authorize.ts'
import { discovery, jwks } from './discovery.ts'
import { endpoint } from './errors.ts'
import { token } from './token.ts'
import { introspect, revoke, userinfo } from './token-endpoints.ts'

const open = (summary: string) => ({ access: 'anyone', summary })

const generation = (root: string) => [
  route.get(`${root}/auth`, open('Ask a person who they are'), endpoint(authorize)),
  route.post(`${root}/token`, open('A code or refresh token for tokens'), endpoint(token)),
  route.post(`${root}/introspect`, open('Whether a token is alive'), endpoint(introspect)),
  route.post(`${root}/revoke`, open('End a token'), endpoint(revoke)),
  route.get(`${root}/userinfo`, open('The person of a token'), endpoint(userinfo)),
  route.post(`${root}/userinfo`, open('The person of a token'), endpoint(userinfo)),
]

export const thaidRoutes = [
  route.get('/.well-known/openid-configuration', open('What this provider can do'), discovery),
  route.get('/jwks', open('The keys of id_tokens'), jwks),
  ...generation('/api/v2/oauth2'),
  ...generation('/api/v1/oauth2'),
]
