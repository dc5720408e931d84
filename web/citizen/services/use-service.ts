import { useCallback, useEffect, useState } from 'react'
import {
  allowService,
  askService,
  readService,
  setFavourite,
  withdrawService,
} from '../../lib/services-api.ts'
import type { ServiceOutcome, ServiceView } from '../../lib/services-types.ts'
import { type Act, useAct } from '../../lib/use-act.ts'
import { type Load, useLoad } from '../../lib/use-load.ts'

export type Service = {
  load: Load<ServiceView>
  act: Act
  outcome: ServiceOutcome | undefined
  /** Allows what the service asks to see, if that is still needed, and puts the question. */
  ask: (form: Record<string, string>) => Promise<void>
  withdraw: () => Promise<boolean>
  markFavourite: (isFavourite: boolean) => void
  /** What was asked with last, to be changed and asked again. */
  asked: Record<string, string>
  /** The question once more. */
  again: () => void
}

/** One service from its page to its answer. */
export function useService(id: string): Service {
  const load = useLoad(() => readService(id))
  const act = useAct()
  const [outcome, setOutcome] = useState<ServiceOutcome>()
  const [asked, setAsked] = useState<Record<string, string>>({})
  const view = load.value
  const { run } = act
  const ask = useCallback(
    async (form: Record<string, string>) => {
      await run(async () => {
        setAsked(form)
        if (view?.permission && !view.mine?.permittedSince) await allowService(id, view.permission.sha256)
        setOutcome(await askService(id, form))
      })
    },
    [id, view, run],
  )
  // What was allowed before and needs nothing typed is shown at once: that is what the person came for.
  const isReady =
    view !== undefined &&
    !view.reminder &&
    !view.opens &&
    view.form.length === 0 &&
    (!view.permission || view.mine?.permittedSince)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it may be asked
  useEffect(() => {
    if (isReady && !outcome) void ask({})
  }, [Boolean(isReady)])
  return {
    load,
    act,
    outcome,
    asked,
    ask,
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
      if (view?.form.length === 0 && outcome?.outcome !== 'consentNeeded') return void ask({})
      setOutcome(undefined)
      load.again()
    },
  }
}
