// Every process learns of a publication by asking for one number. It needs no connection of its own, as LISTEN would, and nothing is
// missed while the database is away.
import type { Ctx } from '../../../platform/context.ts'
import type { Settings } from '../../../platform/settings.ts'
import { takeUpPublication } from '../published.ts'
import { logChangedFiles } from './changed-files.ts'

const LOOK_MILLISECONDS = 2_000

type Watch = { timer: NodeJS.Timeout; looking: Promise<void>; isAway: boolean }
const watches = new WeakMap<Settings, Watch>()

/** Takes up what is published, now and from now on. */
export async function watchPublication(ctx: Ctx): Promise<void> {
  await takeUpPublication(ctx)
  await logChangedFiles(ctx)
  const watch: Watch = {
    timer: setInterval(look, LOOK_MILLISECONDS),
    looking: Promise.resolve(),
    isAway: false,
  }
  watch.timer.unref()
  watches.set(ctx.settings, watch)
  function look() {
    watch.looking = watch.looking
      .then(() => takeUpPublication(ctx))
      .then(
        () => {
          watch.isAway = false
        },
        error => {
          // Said once: what holds goes on holding until the database is back.
          if (!watch.isAway) ctx.log.unexpected('what is published cannot be looked up', error)
          watch.isAway = true
        },
      )
  }
}

/** Looks no more; a look that has begun is waited for. */
export async function endWatch(ctx: Ctx): Promise<void> {
  const watch = watches.get(ctx.settings)
  clearInterval(watch?.timer)
  await watch?.looking
}
