// Every sentence about a fault is there in both languages, and names the same things in each.
import { expect, test } from 'vitest'
import { type FaultCode, faultAt, faultCodes, sayFault } from './faults.ts'

const values = {
  ...{
    where: 'w1',
    choices: 'c1',
    type: 'number',
    least: 'l1',
    most: 'm1',
    id: 'i1',
    agency: 'a1',
    number: 'n1',
  },
  ...{ version: 'v1', biller: 'b1', category: 'k1', event: 'e1', service: 's1', kind: 'k2', part: 'p1' },
  ...{ field: 'f1', other: 'o1', value: 'v2', operation: 'o2', name: 'n2', pointer: 'p2', address: 'a2' },
  ...{ sources: 's2', types: 't1', each: 'e2', conversion: 'c2', state: 's3', item: 'i2', status: 's4' },
}
const named = (sentence: string) =>
  Object.entries(values)
    .filter(([name, value]) => !/^types?$/.test(name) && sentence.includes(value))
    .map(([name]) => name)

test.each(faultCodes)('%s is said in Thai and in English, with all that it names', (code: FaultCode) => {
  const { th, en } = sayFault(faultAt([], code, values))
  expect(th).toMatch(/[ก-๛]/)
  expect(en).not.toMatch(/[ก-๛]/)
  expect([th, en].join()).not.toMatch(/\{\w+\}/)
  expect(new Set(named(en))).toEqual(new Set(named(th)))
  // It says how to mend it: a sentence of what is wrong is not enough.
  expect(en.length).toBeGreaterThan(20)
})
