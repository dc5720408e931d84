// What large bodies may hold in memory together. Whoever does not fit waits unread: TCP itself keeps the sender waiting.

export type Budget = { take: (size: number) => Promise<() => void> }

/** `take` answers with how to give back, as soon as `size` fits; in the order of asking, so that no large one starves. */
export function createBudget(total: number): Budget {
  let free = total
  const waiting: { size: number; enter: () => void }[] = []
  const admit = () => {
    for (let next = waiting[0]; next && next.size <= free; next = waiting[0]) {
      waiting.shift()
      free -= next.size
      next.enter()
    }
  }
  return {
    async take(size) {
      const held = Math.min(size, total)
      await new Promise<void>(enter => {
        waiting.push({ size: held, enter })
        admit()
      })
      let returned = false
      return () => {
        if (returned) return
        returned = true
        free += held
        admit()
      }
    },
  }
}
