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
