// The addresses of DGA Digital ID, by which people sign in with ทางรัฐ.
import { route } from '../../../platform/route.ts'
import { authorize } from './authorize.ts'
import { discovery, jwks } from './discovery.ts'
import { endSession } from './end-session.ts'
import { endpoint } from './errors.ts'
import { token } from './token.ts'
import { userinfo } from './userinfo.ts'

const open = (summary: string) => ({ access: 'anyone', summary })

export const dgaRoutes = [
  route.get('/connect/.well-known/openid-configuration', open('What DGA’s dialect can do'), discovery),
  route.get('/.well-known/openid-configuration/jwks', open('The keys of DGA’s id_tokens'), jwks),
  route.get('/connect/authorize', open('Ask a person who they are'), endpoint(authorize)),
  route.post('/connect/token', open('A code or refresh token for tokens'), endpoint(token)),
  route.get('/connect/userinfo', open('The person of a token'), endpoint(userinfo)),
  route.post('/connect/userinfo', open('The person of a token'), endpoint(userinfo)),
  route.get('/connect/endsession', open('End a sign-in and go back'), endpoint(endSession)),
]
