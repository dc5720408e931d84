// CLIENT_SECRET=… go run sample.go
package main

import (
	// [dga]
	"crypto/md5"
	"encoding/hex"
	// [/dga]
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
)

const (
	issuer      = "__ISSUER__"
	clientID    = "__CLIENT_ID__"
	redirectURI = "__REDIRECT_URI__"
	scope       = "__SCOPE__"
)

type object map[string]any

func random() string {
	bytes := make([]byte, 32)
	rand.Read(bytes)
	return base64.RawURLEncoding.EncodeToString(bytes)
}

func fetch(request *http.Request, authorization string) (found object) {
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != http.StatusOK {
		log.Fatal("The server refused: ", err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(&found); err != nil {
		log.Fatal(err)
	}
	return
}

func get(address any, authorization string) object {
	request, _ := http.NewRequest("GET", address.(string), nil)
	return fetch(request, authorization)
}

func main() {
	secret := os.Getenv("CLIENT_SECRET")
	// [dga]
	for range 7 {
		sum := md5.Sum([]byte(secret + "EGA"))
		secret = hex.EncodeToString(sum[:])
	}
	// [/dga]
	server := get(issuer+"/.well-known/openid-configuration", "")
	state, nonce, verifier := random(), random(), random()
	challenge := sha256.Sum256([]byte(verifier))
	asked := url.Values{
		"response_type": {"code"}, "client_id": {clientID}, "redirect_uri": {redirectURI}, "scope": {scope},
		"state": {state}, "nonce": {nonce},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(challenge[:])}, "code_challenge_method": {"S256"},
	}
	fmt.Println("Open", server["authorization_endpoint"].(string)+"?"+asked.Encode())

	answers := make(chan url.Values)
	address, _ := url.Parse(redirectURI)
	go http.ListenAndServe(address.Host, http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		fmt.Fprint(answer, "Signed in. You can close this page.")
		answers <- request.URL.Query()
	}))
	answer := <-answers
	if answer.Get("state") != state {
		log.Fatal("The answer is not for this attempt")
	}
	if answer.Get("error") != "" {
		log.Fatal("Not signed in: ", answer.Get("error"))
	}

	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {answer.Get("code")},
		"redirect_uri": {redirectURI}, "code_verifier": {verifier},
	}
	request, _ := http.NewRequest("POST", server["token_endpoint"].(string), strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	tokens := fetch(request, "Basic "+base64.StdEncoding.EncodeToString([]byte(clientID+":"+secret)))
	// The token came straight from the server over TLS, so its claims are checked (OpenID Connect Core 3.1.3.7).
	payload, _ := base64.RawURLEncoding.DecodeString(strings.Split(tokens["id_token"].(string), ".")[1])
	var claims object
	json.Unmarshal(payload, &claims)
	audience, isList := claims["aud"].([]any)
	isOurs := claims["aud"] == any(clientID) || isList && slices.Contains(audience, any(clientID))
	if claims["iss"] != any(issuer) || claims["nonce"] != any(nonce) || !isOurs {
		log.Fatal("The id_token is not for this attempt")
	}
	person := get(server["userinfo_endpoint"], "Bearer "+tokens["access_token"].(string))
	if person["sub"] != claims["sub"] {
		log.Fatal("Somebody else")
	}
	text, _ := json.MarshalIndent(person, "", "  ")
	fmt.Println(string(text))
}
