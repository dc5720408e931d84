// The demo mini-app in the browser: a token from the app, exchanged by the library's own server, and then the shelf.
const say = text => {
  document.querySelector('#said').textContent = text
}
let key = ''

async function post(path, body = {}) {
  const answer = await fetch(`/library/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.message)
  return said
}

function showBooks(books) {
  const list = document.querySelector('#books')
  list.replaceChildren(
    ...books.map(book => {
      const item = document.createElement('li')
      const words = document.createElement('span')
      words.append(
        Object.assign(document.createElement('b'), { textContent: book.th }),
        document.createElement('br'),
        book.by,
      )
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        textContent: book.isReserved ? 'จองแล้ว' : 'จอง',
        disabled: book.isReserved,
      })
      button.setAttribute('aria-label', `${button.textContent} ${book.th}`)
      button.addEventListener('click', () => reserve(book))
      item.append(words, button)
      return item
    }),
  )
}

async function reserve(book) {
  try {
    const { books, told } = await post('reserve', { id: book.id })
    showBooks(books)
    say(told ? `จอง “${book.th}” แล้ว ข้อความอยู่ในกล่องข้อความของท่าน` : `จอง “${book.th}” แล้ว`)
  } catch (error) {
    say(`จองไม่สำเร็จ (${error.message})`)
  }
}

async function showCard() {
  try {
    const { picture, expiryDate } = await post('card')
    const figure = document.querySelector('#qr')
    figure.querySelector('img').src = picture
    figure.querySelector('figcaption').textContent =
      `ใช้ได้ถึง ${new Date(expiryDate * 1000).toLocaleTimeString('th-TH')}`
    figure.hidden = false
  } catch (error) {
    say(`แสดงบัตรไม่สำเร็จ (${error.message})`)
  }
}

async function open() {
  const { mToken } = await window.czpSdk.ready
  if (!mToken) throw new Error('เปิดจากแอปตัวตนเท่านั้น')
  const visit = await post('visit', { mToken })
  key = visit.key
  document.querySelector('#greeting').textContent = `สวัสดี คุณ${visit.name}`
  showBooks(visit.books)
  document.querySelector('#shelf').hidden = false
  document.querySelector('#card').hidden = false
  window.czpSdk.setTitle('ห้องสมุดริมคลอง', false)
}

document.querySelector('#show-card').addEventListener('click', showCard)
open().catch(error => {
  document.querySelector('#greeting').textContent = 'เปิดห้องสมุดไม่ได้'
  say(error.message)
})
