// The trace keeps itself up to date while somebody looks at it.
const list = document.querySelector('#trace')
if (list)
  setInterval(async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(list.dataset.from)
      const text = answer.ok ? await answer.text() : undefined
      if (text !== undefined && text !== list.dataset.text) {
        list.dataset.text = text
        const page = new DOMParser().parseFromString(text, 'text/html')
        list.replaceChildren(...page.querySelector('#trace').childNodes)
      }
    } catch {
      // Offline: the next turn tries again.
    }
  }, 3000)
