// The app hands the code of a bill over in the fragment of the address: it never travels to a server until the customer looks at it.
const code = decodeURIComponent(location.hash.slice(1))
const form = document.querySelector('#scan')
if (code && form) {
  history.replaceState(null, '', location.pathname)
  form.elements.code.value = code
  form.requestSubmit()
}
