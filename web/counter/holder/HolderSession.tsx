import { useCallback, useEffect, useMemo, useState } from 'react'
import { Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import type { Terminal } from '../counter-api.ts'
import { StillThere } from '../StillThere.tsx'
import { useText } from '../text.ts'
import { useIdle } from '../use-idle.ts'
import { Allow } from './Allow.tsx'
import { ChangePasscode } from './ChangePasscode.tsx'
import { Freeze } from './Freeze.tsx'
import { Helpers } from './Helpers.tsx'
import type { EndOfSession } from './HolderEnded.tsx'
import { Home } from './Home.tsx'
import { type HolderApi, holderOf } from './holder-api.ts'
import { Bookings, History, Permissions } from './Lists.tsx'
import { useCardGone } from './use-card-gone.ts'

const IDLE_SECONDS = 60
/** While somebody stands there and reads, the server is told so: it ends a session that nobody uses. */
const ALIVE_MS = 45_000

export const pages = {
  home: Home,
  history: History,
  permissions: Permissions,
  bookings: Bookings,
  helpers: Helpers,
  allow: Allow,
  changePasscode: ChangePasscode,
  freeze: Freeze,
} as const
export type PageName = keyof typeof pages

export type PageProps = {
  holder: HolderApi
  name: string
  go: (page: PageName) => void
  onEnd: (end: EndOfSession) => void
}

type HolderSessionProps = {
  terminal: Terminal
  token: string
  name: string
  onEnd: (end: EndOfSession) => void
}

/** What the person does here. Over with the card, with a minute in which nobody touches anything, and when the server says so. */
export function HolderSession({ terminal, token, name, onEnd }: HolderSessionProps) {
  const t = useText()
  const holder = useMemo(() => minding(holderOf(token), () => onEnd('over')), [token, onEnd])
  const [page, setPage] = useState<PageName>('home')
  const leave = useCallback(
    (end: EndOfSession) => {
      // The server ends it by itself as well, two minutes after the last call.
      holder.leave().catch(() => undefined)
      onEnd(end)
    },
    [holder, onEnd],
  )
  const left = useIdle(
    IDLE_SECONDS,
    page,
    useCallback(() => leave('over'), [leave]),
  )
  useCardGone(terminal.reader, true, () => leave('cardOut'))
  useEffect(() => {
    const timer = setInterval(() => holder.me().catch(() => undefined), ALIVE_MS)
    return () => clearInterval(timer)
  }, [holder])
  const Page = pages[page]
  return (
    <>
      <Page key={page} holder={holder} name={name} go={setPage} onEnd={leave} />
      <div className="holder-foot">
        <StillThere left={left} />
        <Button kind={page === 'home' ? 'primary' : 'quiet'} onPress={() => leave('finished')}>
          {t('holder.finish')}
        </Button>
      </div>
    </>
  )
}

/** A call that the server no longer takes ends the session here as well; a wrong passcode does not. */
function minding(holder: HolderApi, onOver: () => void): HolderApi {
  const wrapped = Object.entries(holder).map(([name, call]) => [
    name,
    async (...given: never[]) => {
      try {
        return await (call as (...given: never[]) => Promise<unknown>)(...given)
      } catch (error) {
        const isOver = error instanceof Problem && error.status === 401 && !error.key.startsWith('passcode')
        if (isOver && name !== 'leave') onOver()
        throw error
      }
    },
  ])
  return Object.fromEntries(wrapped) as HolderApi
}
