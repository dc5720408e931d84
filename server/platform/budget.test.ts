import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBudget } from './budget.ts'

test('never more is held than there is, everybody is let in, in the order of asking', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 40 }), async sizes => {
      const budget = createBudget(100)
      let held = 0
      const order: number[] = []
      await Promise.all(
        sizes.map(async (size, index) => {
          const giveBack = await budget.take(size)
          order.push(index)
          held += Math.min(size, 100)
          expect(held).toBeLessThanOrEqual(100)
          await Promise.resolve()
          held -= Math.min(size, 100)
          giveBack()
          giveBack()
        }),
      )
      expect(order).toEqual(sizes.map((_, index) => index))
    }),
    { seed: 20_261_127, numRuns: 200 },
  )
})
