// Many people ask at once over few connections, some of which are cut: each answer is what its asker was told when nobody else was there,
// and no mark of anybody else stands in it.
import { sha256 } from '../../server/platform/crypto.ts'
import { type Ask, asks } from './asks.ts'
import { type Asked, Connection, type Told } from './connection.ts'
import { type Marked, marksIn } from './people.ts'

export type Found = {
  answers: number
  /** In how many of them the asker's own mark stood. */
  marked: number
  cut: number
  ofOthers: string[]
  otherThanAlone: string[]
  byStatus: Record<number, number>
}
type Limit = { answers: number; seconds: number; connections: number }

const wheel = asks.flatMap(ask => Array.from({ length: ask.weight }, () => ask))
const pick = <One>(list: readonly One[]) => list[Math.floor(Math.random() * list.length)] as One

/** An answer without what is never twice the same. */
const still = ({ status, body }: Told) => `${status} ${body.replace(/"requestId":"[0-9a-f-]+"/, '')}`

export async function askAtOnce(port: number, people: readonly Marked[], limit: Limit): Promise<Found> {
  const alone = await askAlone(port, people)
  const found: Found = { answers: 0, marked: 0, cut: 0, ofOthers: [], otherThanAlone: [], byStatus: {} }
  const until = performance.now() + limit.seconds * 1000
  const isOver = () => found.answers >= limit.answers || performance.now() > until
  await Promise.all(
    Array.from({ length: limit.connections }, async () => {
      let connection = new Connection(port)
      while (!isOver()) {
        const sent = await Promise.all(
          Array.from({ length: 1 + Math.floor(Math.random() * 8) }, () => aRequest(people)),
        )
        const requests = sent.map(({ request }) => request)
        if (Math.random() < 0.01) {
          connection.abort(requests)
          connection = new Connection(port)
          found.cut += requests.length
          continue
        }
        const told = await connection.ask(requests)
        for (const [at, { person, ask }] of sent.entries())
          note(found, alone, { person, ask, told: told[at] as Told })
      }
      connection.close()
    }),
  )
  return found
}

async function aRequest(people: readonly Marked[]): Promise<{ person: Marked; ask: Ask; request: Asked }> {
  const [person, ask] = [pick(people), pick(wheel)]
  return { person, ask, request: await ask.of(person) }
}

type Heard = { person: Marked; ask: Ask; told: Told }

function note(found: Found, alone: Map<string, string>, { person, ask, told }: Heard) {
  found.answers += 1
  found.byStatus[told.status] = (found.byStatus[told.status] ?? 0) + 1
  const marks = [...marksIn(told.head + told.body)]
  const others = marks.filter(mark => mark !== person.mark)
  if (marks.includes(person.mark)) found.marked += 1
  if (others.length > 0) found.ofOthers.push(`${ask.name}: ${person.mark} was told of ${others}`)
  if (alone.get(`${person.mark} ${ask.name}`) !== sha256(still(told)))
    found.otherThanAlone.push(`${ask.name}: ${still(told).slice(0, 300)}`)
}

/** What each is told when only they ask. */
async function askAlone(port: number, people: readonly Marked[]): Promise<Map<string, string>> {
  const connection = new Connection(port)
  const alone = new Map<string, string>()
  for (const person of people)
    for (const ask of asks) {
      const [told] = await connection.ask([await ask.of(person)])
      const others = [...marksIn(told?.body ?? '')].filter(mark => mark !== person.mark)
      if (others.length > 0)
        throw new Error(`${ask.name}: ${person.mark} was told of ${others}, with nobody else there`)
      alone.set(`${person.mark} ${ask.name}`, sha256(still(told as Told)))
    }
  connection.close()
  return alone
}
