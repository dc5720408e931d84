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

// A fault leads to its line in the text.
document.addEventListener('click', event => {
  const line = Number(event.target.closest('[data-line]')?.dataset.line)
  const text = document.querySelector('#text')
  if (!line || !text) return
  event.preventDefault()
  const lines = text.value.split('\n')
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  text.focus()
  text.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
  text.scrollTop = text.scrollHeight * ((line - 4) / lines.length)
})

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
