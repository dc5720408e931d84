// The app's side of window.czpSdk. A mini-app stands in a page of ours that may show its origin only; we speak with that one window of
// that one origin, over a channel, and answer a fixed list of wishes. Nothing it sends is trusted.
import { type RefObject, useEffect, useRef, useState } from 'react'
import { openMiniApp } from '../../lib/mini-apps-api.ts'
import type { MiniAppOpening, MiniAppView } from '../../lib/mini-apps-types.ts'

const slowMs = 8_000
const silentMs = 5_000
const titleLettersMax = 60

export type Phase = 'loading' | 'slow' | 'open' | 'silent'
export type Asked = { kind: 'file'; name: string; base64: string } | { kind: 'scan' }
export type Wish = Asked & { answer: (value: unknown) => void; refuse: (why: string) => void }

type Host = {
  frame: RefObject<HTMLIFrameElement | null>
  phase: Phase
  title: string | undefined
  hasBack: boolean
  goBack: () => void
  wish: Wish | undefined
}

/** Speaks with the mini-app for as long as it is shown. */
export function useHost(view: MiniAppView, opening: MiniAppOpening, onClose: () => void): Host {
  const frame = useRef<HTMLIFrameElement>(null)
  const port = useRef<MessagePort>(undefined)
  const [phase, setPhase] = useState<Phase>('loading')
  const [title, setTitle] = useState<string>()
  const [hasBack, setBack] = useState(false)
  const [wish, setWish] = useState<Wish>()
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const outer = frame.current
    if (!outer) return
    let unused: string | undefined = opening.mToken
    const timers = [setTimeout(() => setPhase(now => (now === 'loading' ? 'slow' : now)), slowMs)]

    const hear = ({ data }: MessageEvent<unknown>) => {
      const said = asMessage(data)
      const send = (message: object) => port.current?.postMessage(message)
      if (said.type === 'close') close.current()
      if (said.type === 'title' && typeof said.title === 'string') {
        setTitle(said.title.slice(0, titleLettersMax))
        setBack(said.showBack === true)
      }
      if (said.type === 'back') setBack(said.isVisible === true)
      const asked = asWish(said)
      if (!asked) return
      const done = (message: object) => {
        setWish(undefined)
        send({ type: 'answer', id: said.id, ...message })
      }
      setWish({
        ...asked,
        answer: value => done({ value }),
        refuse: error => done({ error }),
      })
    }
    const greet = async (event: MessageEvent<unknown>, inner: HTMLIFrameElement) => {
      const isIt = event.origin === view.origin && event.source === inner.contentWindow
      const [channel] = event.ports
      if (!isIt || !channel || asMessage(event.data).type !== 'czpSdk') return
      port.current?.close()
      port.current = channel
      channel.onmessage = hear
      // The first time it is the token of its address; loaded again it needs another, as that one is used.
      const token = unused ?? (await openMiniApp(view.id).then(({ mToken }) => mToken))
      unused = undefined
      channel.postMessage({ type: 'ready', appId: view.id, mToken: token, platform: 'mobile' })
      setPhase('open')
    }
    const begin = () => {
      const inner = outer.contentDocument?.querySelector('iframe')
      if (!inner) return setPhase('silent')
      outer.contentWindow?.addEventListener('message', event => {
        greet(event, inner).catch(() => setPhase('silent'))
      })
      inner.addEventListener('load', () => {
        // An error of the network shows as a page too: it is one that never speaks.
        timers.push(setTimeout(() => setPhase(now => (now === 'open' ? now : 'silent')), silentMs))
      })
      inner.src = opening.address
    }
    outer.addEventListener('load', begin)
    outer.src = opening.frame
    return () => {
      outer.removeEventListener('load', begin)
      for (const timer of timers) clearTimeout(timer)
      port.current?.close()
    }
  }, [view.id, view.origin, opening])

  return { frame, phase, title, hasBack, wish, goBack: () => port.current?.postMessage({ type: 'back' }) }
}

const asMessage = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}

function asWish({ type, name, base64 }: Record<string, unknown>): Asked | undefined {
  if (type === 'scan') return { kind: 'scan' }
  return type === 'file' && typeof name === 'string' && typeof base64 === 'string'
    ? { kind: 'file', name, base64 }
    : undefined
}
