// What changes while somebody looks at it keeps itself up to date: the trace, and the checks.
for (const list of document.querySelectorAll('[data-from]'))
  setInterval(async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(list.dataset.from)
      const text = answer.ok ? await answer.text() : undefined
      if (text !== undefined && text !== list.dataset.text) {
        list.dataset.text = text
        const page = new DOMParser().parseFromString(text, 'text/html')
        list.replaceChildren(...page.querySelector('[data-from]').childNodes)
      }
    } catch {
      // Offline: the next turn tries again.
    }
  }, 3000)

// Without a connection a form would be lost with the page: it stays, and says why.
const offline = document.querySelector('#offline')
const tellConnection = () => {
  offline.hidden = navigator.onLine
}
addEventListener('online', tellConnection)
addEventListener('offline', tellConnection)
tellConnection()
document.addEventListener('submit', event => {
  if (navigator.onLine) return
  event.preventDefault()
  offline.scrollIntoView()
})
