import { useCallback, useEffect, useRef, useState } from 'react'
import { certifyAnswer, payBill, sendApplication } from '../../lib/sent-api.ts'
import {
  allowService,
  askService,
  askServiceAsVisitor,
  readService,
  readServiceAsVisitor,
  setFavourite,
  withdrawService,
} from '../../lib/services-api.ts'
import type { ServiceOutcome, ServiceTrouble, ServiceView } from '../../lib/services-types.ts'
import { type Act, useAct } from '../../lib/use-act.ts'
import { type Load, useLoad } from '../../lib/use-load.ts'
import { newVisitorCode, sendAsVisitor } from '../../lib/visitor-api.ts'
import { findBar } from './find-bar.ts'
import type { Typed } from './ServiceForm.tsx'

export type Service = {
  load: Load<ServiceView>
  act: Act
  outcome: ServiceOutcome | undefined
  /** The answer is on its way by itself: nobody has anything to press. */
  isComing: boolean
  /** What was filled in and is looked over before it is sent. */
  reviewed: Typed | undefined
  review: (typed: Typed | undefined) => void
  /** Lets the service see what it asks for. Resolves to whether it may. */
  allow: () => Promise<boolean>
  /** Allows what the service asks to see, if that is still needed, and puts the question. */
  ask: (typed: Typed) => Promise<void>
  /** With which a visitor sends. */
  visitorCode: string | undefined
  /** The same, and sends it. Resolves to the application, of a visitor to its code, when it is on its way. */
  send: () => Promise<string | undefined>
  pay: (key: string) => Promise<string | undefined>
  certify: (language: 'th' | 'en') => Promise<string | undefined>
  withdraw: () => Promise<boolean>
  markFavourite: (isFavourite: boolean) => void
  /** What was asked with last, to be changed and asked again. */
  asked: Typed
  /** The question once more. */
  again: () => void
}

const nothing: Typed = { form: {}, shown: {} }

/** One service from its page to its answer; a visitor has not signed in. */
export function useService(id: string, isVisitor: boolean): Service {
  const load = useLoad(() => (isVisitor ? readServiceAsVisitor(id) : readService(id)))
  const act = useAct()
  const [outcome, setOutcome] = useState<ServiceOutcome>()
  const [asked, setAsked] = useState(nothing)
  const [reviewed, setReviewed] = useState<Typed>()
  // One for each page: a press that is repeated sends the same thing, not another.
  const [applicationId] = useState(() => crypto.randomUUID())
  const [visitorCode] = useState(() => (isVisitor ? newVisitorCode() : undefined))
  const view = load.value
  const { run } = act
  const allow = useCallback(async () => {
    if (view?.permission && !view.mine?.permittedSince) await allowService(id, view.permission.sha256)
  }, [id, view])
  const ask = useCallback(
    async (typed: Typed) => {
      await run(async () => {
        setAsked(typed)
        await allow()
        setOutcome(await (isVisitor ? askServiceAsVisitor : askService)(id, typed.form))
      })
    },
    [id, isVisitor, allow, run],
  )
  // What was allowed before and needs nothing typed is shown at once: that is what the person came for.
  const isReady =
    view !== undefined &&
    !findBar(view, isVisitor) &&
    !view.reminder &&
    !view.isSent &&
    !view.opens &&
    view.form.length === 0 &&
    (!view.permission || view.mine?.permittedSince)
  const isComing = Boolean(isReady) && !outcome && !act.problem
  // The page may be read again while the answer is still on its way, for a star that was pressed.
  const isAsking = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the page is read
  useEffect(() => {
    if (!isComing || isAsking.current) return
    isAsking.current = true
    void ask(nothing).finally(() => {
      isAsking.current = false
    })
  }, [view])

  /** Does what may end in one of the troubles; resolves to what it made, if it did. */
  async function attempt<T extends { outcome: string }>(
    work: () => Promise<T | ServiceTrouble>,
    good: T['outcome'],
  ) {
    let made: T | undefined
    await run(async () => {
      const ended = await work()
      if (ended.outcome === good) made = ended as T
      else setOutcome(ended as ServiceTrouble)
    })
    return made
  }

  return {
    load,
    act,
    outcome,
    isComing,
    asked,
    async allow() {
      const isAllowed = await run(allow)
      if (isAllowed) load.again()
      return isAllowed
    },
    ask,
    reviewed,
    visitorCode,
    review(typed) {
      act.clear()
      if (typed) setAsked(typed)
      setReviewed(typed)
    },
    async send() {
      const typed = reviewed ?? nothing
      const sent = await attempt(async () => {
        if (visitorCode) return sendAsVisitor({ serviceId: id, code: visitorCode, ...typed })
        await allow()
        return sendApplication({ serviceId: id, applicationId, ...typed })
      }, 'sent')
      return sent && 'application' in sent ? (visitorCode ?? sent.application.id) : undefined
    },
    async pay(key) {
      const made = await attempt(() => payBill(id, asked.form, key), 'toPay')
      return made && 'paymentId' in made ? made.paymentId : undefined
    },
    async certify(language) {
      const made = await attempt(() => certifyAnswer(id, asked.form, language), 'certified')
      return made && 'documentId' in made ? made.documentId : undefined
    },
    async withdraw() {
      const done = await run(() => withdrawService(id))
      if (done) setOutcome(undefined)
      if (done) load.again()
      return done
    },
    markFavourite(isFavourite) {
      void run(() => setFavourite(id, isFavourite)).then(done => done && load.again())
    },
    again() {
      // Nothing to change: the same question once more. Otherwise back to what may be changed.
      if (view?.form.length === 0 && !view.isSent && outcome?.outcome !== 'consentNeeded')
        return void ask(nothing)
      setOutcome(undefined)
      setReviewed(undefined)
      load.again()
    },
  }
}
