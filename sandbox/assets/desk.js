// The clerk's page follows the answer of the phone: it looks every two seconds and shows the next page by itself.
const waiting = document.querySelector('[data-waiting]')
async function look() {
  try {
    const answer = await fetch('/desk/state', { cache: 'no-store' })
    const { state } = await answer.json()
    if (state !== 'waiting') return location.reload()
  } catch {
    // Without a network for a moment: the next look finds out.
  }
  setTimeout(look, 2000)
}
if (waiting) setTimeout(look, 2000)
