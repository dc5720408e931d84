import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { sentenceBases } from '../problem-text.ts'

const web = join(import.meta.dirname, '../..')
const rooms = ['ui', 'citizen', 'counter', 'verify', 'turn', 'specimen', 'design'] as const
type Catalogue = Record<string, string>

function catalogue(room: string, language: 'th' | 'en'): Catalogue {
  return JSON.parse(readFileSync(join(web, room, 'messages', `${language}.json`), 'utf8'))
}

function sourcesOf(folders: readonly string[]): string {
  return folders
    .flatMap(room => readdirSync(join(web, room), { recursive: true, withFileTypes: true }))
    .filter(file => file.isFile() && /\.tsx?$/.test(file.name) && !file.name.includes('.test.'))
    .map(file => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n')
}

/** `guide.card.${advice}` in a source stands for every key that begins and ends likewise. */
function usedKeys(source: string): RegExp[] {
  const literals = [...source.matchAll(/(['`])((?:[a-zA-Z]+|\$\{\w+\})\.[\w.${}]+)\1/g)].map(
    match => match[2] ?? '',
  )
  return literals.map(
    literal =>
      new RegExp(
        `^${literal
          .split(/\$\{[^}]*\}/)
          .map(part => part.replaceAll('.', '\\.'))
          .join('[\\w.]+')}$`,
      ),
  )
}

/** The names of the values a message needs. */
function placeholders(message: string): string[] {
  const found = new Set<string>()
  const collect = (tokens: unknown) => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) continue
      found.add(String(token[0]))
      if (typeof token[2] === 'object' && token[2] !== null) Object.values(token[2]).forEach(collect)
    }
  }
  collect(compileMessageOrThrow(message))
  return [...found].filter(name => name !== '#').sort()
}

describe.each(rooms)('messages of %s', room => {
  const th = catalogue(room, 'th')
  const en = catalogue(room, 'en')

  it('has the same keys in Thai and English, none of them empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(th).sort())
    for (const message of [...Object.values(th), ...Object.values(en)]) expect(message.trim()).not.toBe('')
  })

  it('asks for the same values in both languages', () => {
    const differing = Object.keys(th).filter(
      key => placeholders(th[key] ?? '').join() !== placeholders(en[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('holds no key that no source uses', () => {
    const used = usedKeys(sourcesOf(room === 'ui' ? rooms : [room]))
    const unused = Object.keys(th).filter(key => !used.some(pattern => pattern.test(key)) && !isSentence(key))
    expect(unused).toEqual([])
  })

  it('keeps Thai in the Thai catalogue only', () => {
    expect(Object.entries(en).filter(([, message]) => /[\u0e00-\u0e7f]/.test(message))).toEqual([])
  })
})

function isSentence(key: string): boolean {
  return sentenceBases.some(base => key === `${base}.title` || key === `${base}.help`)
}

describe('sentences for problems', () => {
  it.each(['th', 'en'] as const)('every code says in %s what happened and what to do', language => {
    const messages = catalogue('citizen', language)
    const missing = sentenceBases.flatMap(base =>
      [`${base}.title`, `${base}.help`].filter(key => !messages[key]),
    )
    expect(missing).toEqual([])
  })
})
