// The page of the design system shows every component there is, and only colours that can be read.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrast } from './contrast.ts'

const read = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.tsx'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
const components = read(join(import.meta.dirname, '../ui')).flatMap(source =>
  [...source.matchAll(/^export function ([A-Z]\w+)/gm)].map(([, name]) => name ?? ''),
)
const page = read(import.meta.dirname).join('\n')

test('there are components', () => {
  expect(components.length).toBeGreaterThan(20)
})

test.each(components)('%s is shown', name => {
  expect(page).toMatch(new RegExp(`<${name}[\\s/>]`))
})

test('contrast is as WCAG reckons it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#000', '#fff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
})
