# CLIENT_SECRET=… python3 sample.py
import base64, hashlib, json, os, secrets, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

ISSUER = '__ISSUER__'
CLIENT_ID = '__CLIENT_ID__'
REDIRECT_URI = '__REDIRECT_URI__'
SCOPE = '__SCOPE__'
secret = os.environ['CLIENT_SECRET']
# [dga]
for _ in range(7):
    secret = hashlib.md5((secret + 'EGA').encode()).hexdigest()
# [/dga]


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


def fetch(url, authorization=None, form=None):
    headers = {'Authorization': authorization} if authorization else {}
    with urlopen(Request(url, urlencode(form).encode() if form else None, headers)) as answer:
        return json.load(answer)


server = fetch(ISSUER + '/.well-known/openid-configuration')
state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
challenge = base64url(hashlib.sha256(verifier.encode()).digest())
asked = {
    'response_type': 'code', 'client_id': CLIENT_ID, 'redirect_uri': REDIRECT_URI, 'scope': SCOPE,
    'state': state, 'nonce': nonce, 'code_challenge': challenge, 'code_challenge_method': 'S256',
}
print('Open', server['authorization_endpoint'] + '?' + urlencode(asked), flush=True)


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.answer = dict(parse_qsl(urlsplit(self.path).query))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'Signed in. You can close this page.')

    def log_message(self, *_):
        pass


listener = HTTPServer(('127.0.0.1', urlsplit(REDIRECT_URI).port), Callback)
listener.handle_request()
answer = listener.answer
if not secrets.compare_digest(answer.get('state', ''), state):
    sys.exit('The answer is not for this attempt')
if 'error' in answer:
    sys.exit('Not signed in: ' + answer['error'])

basic = 'Basic ' + base64.b64encode(f'{CLIENT_ID}:{secret}'.encode()).decode()
tokens = fetch(server['token_endpoint'], basic, {
    'grant_type': 'authorization_code', 'code': answer['code'],
    'redirect_uri': REDIRECT_URI, 'code_verifier': verifier,
})
# The token came straight from the server over TLS, so its claims are checked (OpenID Connect Core 3.1.3.7).
claims = json.loads(base64.urlsafe_b64decode(tokens['id_token'].split('.')[1] + '=='))
if (claims['iss'], claims['nonce'], CLIENT_ID in claims['aud']) != (ISSUER, nonce, True):
    sys.exit('The id_token is not for this attempt')
person = fetch(server['userinfo_endpoint'], 'Bearer ' + tokens['access_token'])
if person['sub'] != claims['sub']:
    sys.exit('Somebody else')
print(json.dumps(person, ensure_ascii=False, indent=2))
