// Keeps the code fresh, asks how far the sign-in is, and leaves with the answer. Without this script the form still works.
const main = document.querySelector('#sign-in')
const { request, rotation } = main.dataset
const part = id => document.getElementById(id)
const POLL_MILLISECONDS = 1500
let endsAt = Date.now() + Number(main.dataset.seconds) * 1000
let codeAt = Date.now()
let left = false

for (const id of ['time', 'cancel']) part(id).hidden = false

async function ask(path, options) {
  const answer = await fetch(`/sign-in/${request}/${path}`, { credentials: 'same-origin', ...options })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

/** Shows one of the states in place of the code. */
function show(state) {
  if (main.dataset.state === state) return
  main.dataset.state = state
  for (const id of ['number', 'claimed', 'approved', 'denied', 'expired']) part(id).hidden = id !== state
  part('code').hidden = state !== 'waiting'
  const over = ['approved', 'denied', 'expired'].includes(state)
  part('cancel').hidden = over
  const form = part('sandbox')
  if (form) form.hidden = state !== 'waiting'
}

function leave() {
  if (left || document.hidden) return
  left = true
  location.assign(`/sign-in/${request}/finish`)
}

async function poll() {
  const { status, number, secondsLeft } = await ask('status')
  endsAt = Date.now() + secondsLeft * 1000
  if (status === 'claimed' && number) {
    part('digits').textContent = number
    show('number')
  } else show(status === 'completed' ? 'approved' : status)
  if (status === 'approved' || status === 'denied') leave()
  return status === 'completed' || status === 'expired'
}

async function renewCode() {
  const { link, image } = await ask('code')
  part('qr').src = image
  for (const way of document.querySelectorAll('[data-ticket]')) way.href = link
  codeAt = Date.now()
}

async function run() {
  for (;;) {
    try {
      const isOver = await poll()
      part('offline').hidden = true
      if (isOver) return
      if (main.dataset.state === 'waiting' && Date.now() - codeAt > Number(rotation) * 1000) await renewCode()
    } catch (error) {
      // A page kept in a tab whose request is gone has nothing more to ask.
      if (/^4(03|04|10)$/.test(error.message)) return show('expired')
      part('offline').hidden = false
    }
    await new Promise(resolve =>
      setTimeout(resolve, document.hidden ? 4 * POLL_MILLISECONDS : POLL_MILLISECONDS),
    )
  }
}

function tick() {
  const seconds = Math.max(0, Math.round((endsAt - Date.now()) / 1000))
  part('clock').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

// A phone that comes back to this tab must not show a dead code or miss the answer.
document.addEventListener('visibilitychange', async () => {
  if (document.hidden) return
  if (main.dataset.state === 'waiting') await renewCode().catch(() => undefined)
  await poll().catch(() => undefined)
})
part('cancel').addEventListener('click', async () => {
  part('cancel').disabled = true
  await fetch(`/sign-in/${request}/cancel`, { method: 'POST', redirect: 'manual' }).catch(() => undefined)
  location.assign(`/sign-in/${request}/finish`)
})
setInterval(tick, 1000)
tick()
run()
