// window.czpSdk for mini-apps: the functions of ทางรัฐ's own script. It speaks with the app over a channel that only the two hold.
;(() => {
  const HOST = new URL(document.currentScript.src).origin
  const isFramed = window.parent !== window
  const query = new URLSearchParams(location.search)

  // A token lives for one exchange: after a reload the one in the address is dead, and nobody should find it there.
  const [navigation] = performance.getEntriesByType('navigation')
  if (isFramed && navigation?.type === 'reload' && query.has('mToken')) {
    query.delete('mToken')
    history.replaceState(history.state, '', `${location.pathname}?${query}${location.hash}`)
  }

  const known = { appId: query.get('appId') ?? '', token: query.get('mToken') ?? '', platform: 'unknown' }
  const waiting = new Map()
  let count = 0
  let port

  const ready = new Promise(resolve => {
    if (!isFramed) return resolve({ appId: known.appId, mToken: known.token })
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = ({ data }) => {
      if (data.type === 'ready') {
        Object.assign(known, { appId: data.appId, platform: data.platform })
        known.token ||= data.mToken
        resolve({ appId: known.appId, mToken: known.token })
      }
      if (data.type === 'answer') {
        const { done, failed } = waiting.get(data.id) ?? {}
        waiting.delete(data.id)
        if (data.error) failed?.(new Error(data.error))
        else done?.(data.value)
      }
      if (data.type === 'back' && window.dispatchEvent(new Event('czpback', { cancelable: true })))
        history.back()
    }
    window.parent.postMessage({ type: 'czpSdk' }, HOST, [channel.port2])
  })

  const tell = (type, more = {}) => port?.postMessage({ type, ...more })
  const ask = (type, more = {}) =>
    new Promise((done, failed) => {
      if (!port) return failed(new Error('not in the app'))
      count += 1
      waiting.set(count, { done, failed })
      port.postMessage({ type, id: count, ...more })
    })
  const toBase64 = blob =>
    new Promise((done, failed) => {
      const reader = new FileReader()
      reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
      reader.onerror = () => failed(reader.error)
      reader.readAsDataURL(blob)
    })

  window.czpSdk = {
    /** Resolves when the app has answered; the plain functions below hold their values from then on. */
    ready,
    getToken: () => known.token,
    getAppId: () => known.appId,
    isCitizenPortal: () => isFramed,
    getPlatform: () => (isFramed ? known.platform : 'web'),
    setTitle: (title, showBack = false) =>
      tell('title', { title: String(title), showBack: Boolean(showBack) }),
    setBackButtonVisible: isVisible => tell('back', { isVisible: Boolean(isVisible) }),
    setCaptureButtonVisible: () => undefined,
    sendFileToNativeWithName: (base64, name) => ask('file', { base64: String(base64), name: String(name) }),
    sendFileToNativeWithUrl: async (url, name) => {
      const answer = await fetch(url)
      if (!answer.ok) throw new Error(`the file answered ${answer.status}`)
      return ask('file', { base64: await toBase64(await answer.blob()), name: String(name) })
    },
    scanQrCode: () => ask('scan'),
    closeWindow: () => tell('close'),
    /** For tests outside the app: what the app would have said. */
    ntResponse: json => {
      if (isFramed) return
      const said = typeof json === 'string' ? JSON.parse(json) : json
      known.token = said.accessToken ?? known.token
    },
  }
})()
