// The page of a service as a person may meet it: gone to inside the loaded app, and looked over for what must be on every one of them.
import { expect, type Page } from '@playwright/test'
import type { RunningSystem } from './server.ts'

type Words = { th: string; en: string }
export type Entry = { id: string; kind: string; level: number; name: Words }
export type Service = {
  id: string
  kind: string
  name: Words
  hotline: string
  opens?: string
  isSent: boolean
  isForVisitors: boolean
  reminder?: object
  agency: { name: Words }
  needs: { level: number; eligibility: object[] }
  permission?: { items: { label: Words }[] }
  form: { name: string; type: string; label: Words; onlyWhen?: object }[]
}

/** The catalogue as anybody reads it, each service with its page. */
export async function readServices({ origin }: RunningSystem): Promise<Service[]> {
  const read = async (path: string) => (await fetch(`${origin}${path}`)).json()
  const { services } = (await read('/v1/services')) as { services: Entry[] }
  return Promise.all(services.map(({ id }) => read(`/v1/services/${id}`) as Promise<Service>))
}

/** Goes to a place of the app without loading it again, as a press on a link does. */
export async function goInside(page: Page, path: string) {
  await page.evaluate(to => {
    history.pushState(null, '', `/app${to}`)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** Waits until the page has its name and nothing is being loaded any more; answers with its `data-page`. */
export async function arrive(page: Page, title: string): Promise<string> {
  await page.waitForFunction(
    name => document.querySelector('h1')?.textContent === name && !document.querySelector('.skeleton'),
    title,
    { timeout: 30_000 },
  )
  return String(await page.locator('[data-page]').getAttribute('data-page'))
}

/**
 * What is wrong with the page as it stands: words that are none, a control without a name, something wider than the screen. Cheaper than
 * axe, which looks at one page of each shape.
 */
export const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const text = document.querySelector('#root')?.textContent ?? ''
    const notWords =
      text.match(/undefined|\bNaN\b|\[object|Invalid Date|\{\w+\}|\b(?:services|action|ui|problem)\.\w+/g) ??
      []
    const labelOf = (control: Element) =>
      [
        control.getAttribute('aria-label'),
        ...(control.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map(id => (id ? document.getElementById(id)?.textContent : '')),
        ...('labels' in control
          ? [...((control as HTMLInputElement).labels ?? [])].map(one => one.textContent)
          : []),
        control.matches('a, button') ? control.textContent : '',
      ].join('')
    const nameless = [...document.querySelectorAll('a, button, input, select, textarea')].filter(
      control => labelOf(control).trim() === '',
    )
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    const headings = document.querySelectorAll('h1').length
    return [
      ...notWords.map(word => `not a word: ${word}`),
      ...nameless.map(control => `no name: ${control.outerHTML.slice(0, 120)}`),
      ...twice.map(id => `id twice: ${id}`),
      ...(wide > 0 ? [`${wide} px too wide`] : []),
      ...(headings === 1 ? [] : [`${headings} main headings`]),
      ...(document.querySelector('[role="alert"]') ? ['an error screen'] : []),
    ]
  })

/** Nothing is wrong, and the page says whose service it is and where to call. */
export async function lookOver(
  page: Page,
  { id, agency, hotline }: Service,
  language: 'th' | 'en',
  more: string[] = [],
) {
  expect.soft(await faultsOf(page), id).toEqual([])
  const text = (await page.locator('[data-page]').textContent()) ?? ''
  for (const words of [agency.name[language], hotline, ...more]) expect.soft(text, id).toContain(words)
}
