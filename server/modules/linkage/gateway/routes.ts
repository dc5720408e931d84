// The register through the government's gateway: the paths, parameters and answers its clients know.
import { z } from 'zod'
import { parseCitizenNumber } from '../../../../shared/citizen-number.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/route.ts'
import { findPersonByNumber, getPerson } from '../../people/index.ts'
import { endpoint, refuse, replyJson } from './answers.ts'
import { verifyPrinted } from './laser.ts'
import { type LookedFor, look } from './look.ts'
import { isPresent, openSession, readSession, type Session } from './session.ts'

const PER_MINUTE = 120
// What is missing is refused in the gateway's own shape, so the schema takes anything and the handler asks.
const Query = z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200))]))
type Query = z.infer<typeof Query>

/** Parameters by name without regard to case; the first of several. */
function reader(sent: Query) {
  const byName = new Map(
    Object.entries(sent).map(([name, value]) => [name.toLowerCase(), [value].flat()[0] ?? '']),
  )
  return (name: string) => byName.get(name.toLowerCase()) ?? ''
}
const needed = (read: (name: string) => string, name: string) => read(name) || refuse('badRequest')
const numberIn = (read: (name: string) => string, name: string) =>
  parseCitizenNumber(read(name)) ?? refuse('badRequest')

async function linked(ctx: Ctx, session: Session, sent: Query) {
  const read = reader(sent)
  const asked: LookedFor = {
    office: needed(read, 'OfficeID'),
    service: needed(read, 'ServiceID'),
    citizenNumber: numberIn(read, 'CitizenID'),
  }
  return replyJson(await look(ctx, session, asked))
}

const options = { access: 'anyone', perMinute: PER_MINUTE }

export const gatewayRoutes = [
  route.get(
    '/ws/auth/validate',
    {
      ...options,
      summary: 'Gateway: a token for a client that speaks for an officer, or for a mini-app',
      query: Query,
    },
    endpoint(async (ctx, { query, request }) => {
      const read = reader(query)
      const asked = { secret: needed(read, 'ConsumerSecret'), agent: needed(read, 'AgentID') }
      return replyJson({ Result: await openSession(ctx, request, asked) })
    }),
  ),
  route.get(
    '/ws/dopa/linkage/v1/link',
    { ...options, summary: 'Gateway: a record of the register (001 person, 008 house)', query: Query },
    endpoint(async (ctx, { query, request }) => linked(ctx, await readSession(ctx, request), query)),
  ),
  route.post(
    '/ws/dopa/linkage/v1/link',
    { ...options, summary: 'Gateway: a record of the register, keys in the body', body: Query },
    endpoint(async (ctx, { body, request }) => linked(ctx, await readSession(ctx, request), body)),
  ),
  route.get(
    '/ws/dopa/linkage/v1/agent/permission',
    { ...options, summary: 'Gateway: whether officer and citizen are at the organisation', query: Query },
    endpoint(async (ctx, { query, request }) => {
      const session = await readSession(ctx, request)
      const CitizenID = numberIn(reader(query), 'CitizenID')
      const { citizenNumber: AgentID } = await getPerson(ctx, session.officerId)
      return replyJson({ AgentID, CitizenID, SessionState: await stateOf(ctx, session, CitizenID) })
    }),
  ),
  route.get(
    '/ws/dopa/verification/personal',
    { ...options, summary: 'Gateway: whether what is printed on a card is true', query: Query },
    endpoint(async (ctx, { query, request }) => {
      const session = await readSession(ctx, request)
      const read = reader(query)
      const printed = {
        citizenNumber: numberIn(read, 'CitizenID'),
        firstTh: needed(read, 'FirstName'),
        lastTh: read('LastName'),
        birth: needed(read, 'BEBirthDate'),
        laser: needed(read, 'LaserCode'),
      }
      return replyJson({ Result: await verifyPrinted(ctx, session, printed) })
    }),
  ),
]

async function stateOf(ctx: Ctx, { client, officerId }: Session, citizenNumber: string) {
  if (!(await isPresent(ctx, client, officerId))) return 'AgentNotAvailable'
  const citizen = await findPersonByNumber(ctx, citizenNumber)
  return citizen && (await isPresent(ctx, client, citizen.personId)) ? 'CitizenAvailable' : 'AgentAvailable'
}
