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

// A call is read out as slowly as the operator does; another press begins again.
list.addEventListener('click', event => {
  const button = event.target.closest('[data-say]')
  if (!button || !('speechSynthesis' in window)) return
  const said = new SpeechSynthesisUtterance(button.closest('li').querySelector('.spoken').textContent)
  said.lang = button.dataset.say
  said.rate = 0.7
  speechSynthesis.cancel()
  speechSynthesis.speak(said)
})
