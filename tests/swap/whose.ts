// Whose each name in each route is, by the longest address that says so.

import { modules } from '../../server/modules.ts'
import type { Route } from '../../server/platform/route.ts'
import { namesIn } from './names.ts'
import { type Nobodys, nobodys } from './nobodys.ts'
import type { Thing } from './thing.ts'
import { accountThings } from './things/account.ts'
import { houseThings } from './things/houses.ts'
import { portalThings } from './things/portal.ts'
import { registerThings } from './things/register.ts'
import { serviceThings } from './things/services.ts'

export const routes = modules.flatMap(module => module.routes ?? [])
export const things: Thing[] = [
  ...accountThings,
  ...registerThings,
  ...houseThings,
  ...serviceThings,
  ...portalThings,
]

type Line = Thing | Nobodys
export const isThing = (line: Line): line is Thing => 'make' in line
const lines: Line[] = [...things, ...nobodys]

export const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

/** Which line says whose a name in a route is. */
export function whoseIs(route: Route, name: string): Line | undefined {
  return lines
    .filter(({ at, names }) => names.includes(name) && `${route.path}/`.startsWith(`${at}/`))
    .toSorted((one, other) => other.at.length - one.at.length)[0]
}

/** The thing that a route is about: the one with the longest address. */
export const thingOf = (route: Route): Thing | undefined =>
  namesIn(route)
    .map(name => whoseIs(route, name))
    .filter(line => line !== undefined)
    .filter(isThing)
    .toSorted((one, other) => other.at.length - one.at.length)[0]

/** What to do about names that nobody said anything of. */
export const unsaid = (): string[] =>
  routes.flatMap(route =>
    namesIn(route)
      .filter(name => !whoseIs(route, name))
      .map(
        name =>
          `${nameOf(route)} takes “${name}”, and nobody said whose that is. If it names something of somebody's, add to tests/swap/things how one is made: ` +
          `{ at: '${route.path}', names: ['${name}'], make: async ({ person }) => ({ names: { ${name}: …made through the door… }, owner: person }) }. ` +
          `If it is nobody's, add to tests/swap/nobodys.ts: { at: '${route.path}', names: ['${name}'], why: '…' }.`,
      ),
  )

/** Lines that no route needs any more. */
export const left = (): string[] =>
  lines.flatMap(line =>
    line.names
      .filter(name => !routes.some(route => namesIn(route).includes(name) && whoseIs(route, name) === line))
      .map(name => `${line.at}: no route takes “${name}” any more; take the name out.`),
  )
