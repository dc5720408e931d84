// Shows new messages as they come; the page works without it after a reload.
const list = document.querySelector('#messages')
const POLL_MILLISECONDS = 2000

async function refresh() {
  const answer = await fetch('/phone/list')
  const text = await answer.text()
  if (answer.ok && text !== list.dataset.shown) {
    list.dataset.shown = text
    list.innerHTML = text
  }
}

setInterval(() => document.hidden || refresh().catch(() => undefined), POLL_MILLISECONDS)
