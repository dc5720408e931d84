// Moving house takes two: who moves, and the head of the house they move to.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, check } from '../../../tests/documents.ts'
import {
  aMove,
  answer,
  ask,
  homeOf,
  type Living,
  listHouses,
  phoneOf,
  stateOf,
  TODAY,
} from '../../../tests/households.ts'
import { withoutIds } from '../../../tests/ids.ts'
import { PASSCODE } from '../../../tests/sign-in.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { recordDeath } from '../people/index.ts'
import { expireMoves } from './moves/end.ts'

let t: TestServer
let registrar: Officer
let houses: Living[][]
/** A house of one adult who is head, one with more adults under a head, and one with a parent and small children. */
let lone: Living[]
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '400' } })
  registrar = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
})
afterAll(() => t.close())
beforeEach(async () => {
  // Houses change with every move: each test looks for its own.
  await sql`update households.mover set is_open = false`.execute(t.ctx.db)
  houses = (await listHouses(t)).filter(house => house.some(one => one.is_head && one.age >= 20))
  lone = houses
    .filter(house => house.length === 1)
    .flat()
    .filter(one => one.since_day < '2026-09-01')
})

const codeOf = (reply: { json: () => never }) => (reply.json() as { code: string }).code
const headOf = (house: Living[]) => house.find(one => one.is_head) as Living
/** Who may move on the day of the test: not in the days before it. */
const adultsOf = (house: Living[]) =>
  house.filter(one => one.age >= 20 && !one.is_head && one.since_day < '2026-09-01')

/** Two phones: somebody who is not the head of their house, and the head of another. */
async function twoSides() {
  const from = houses.find(house => adultsOf(house).length >= 1) as Living[]
  const to = houses.find(
    house => house !== from && house.length >= 2 && headOf(house).since_day < '2026-09-01',
  ) as Living[]
  const [mover, head] = [adultsOf(from)[0] as Living, headOf(to)]
  return { mover, head, from, to, moving: await phoneOf(t, mover), heading: await phoneOf(t, head) }
}

type Shown = { kind: string }
const told = async (phone: CitizenPhone) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: Shown[] }
  return notices.map(({ kind }) => kind)
}
const houseOf = async (phone: CitizenPhone) =>
  (await phone.call('GET', '/v1/me/house')).json() as {
    houseCode: string
    scope: string
    members: { citizenNumber: string; since: string; from: { th: string } | null }[]
    copy: { verifyLink: string } | null
  }

describe('a move', () => {
  test('asked for, accepted by the head, done: the register, the papers, both told, old copies outdated', async () => {
    const { mover, head, moving, heading } = await twoSides()
    const before = await houseOf(moving)
    expect(before.members.map(one => one.citizenNumber)).toEqual([mover.citizen_number])
    const [own, whole] = [await aCopy(moving, 'house'), await aCopy(heading, 'house')]
    expect((await houseOf(moving)).copy?.verifyLink).toBe(own.verifyLink)
    const looked = await moving.call('POST', '/v1/me/moves/look', {
      houseCode: `${head.house_code.slice(0, 4)}-${head.house_code.slice(4, 10)}-${head.house_code.slice(10)}`,
    })
    expect(Object.keys(looked.json())).toEqual(['houseCode', 'address'])
    const moveId = await aMove(moving, { houseCode: head.house_code })
    expect(await stateOf(moving, moveId)).toBe('awaitingHead')
    expect(await told(heading)).toContain('moveAsked')
    const { intoMyHouse } = (await heading.call('GET', '/v1/me/moves')).json() as { intoMyHouse: object[] }
    expect(intoMyHouse).toMatchObject([{ moveId, state: 'awaitingHead', needsRegistrar: false }])
    expect(JSON.stringify(intoMyHouse)).not.toContain(mover.citizen_number)
    expect((await answer(heading, moveId, 'accepted')).statusCode).toBe(204)
    expect(await homeOf(t, mover.person_id)).toEqual({
      house_code: head.house_code,
      since_day: TODAY,
      is_head: false,
    })
    expect(await stateOf(moving, moveId)).toBe('done')
    const after = await houseOf(moving)
    expect(after).toMatchObject({ houseCode: head.house_code, scope: 'own', copy: null })
    expect(after.members).toMatchObject([{ citizenNumber: mover.citizen_number, since: TODAY }])
    expect(after.members[0]?.from?.th).toBeTruthy()
    expect((await houseOf(heading)).members.map(one => one.citizenNumber)).toContain(mover.citizen_number)
    for (const { verifyLink } of [own, whole])
      expect(await check(t, verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'outdated' })
    expect(await told(moving)).toEqual(expect.arrayContaining(['moveDone', 'documentOutdated']))
    expect(await told(moving)).not.toContain('documentRevoked')
    expect(await told(heading)).toContain('movedIn')
    expect(JSON.stringify((await moving.call('GET', '/v1/me/history')).json())).toContain('movedHouse')
    const facts = await sql<{ data: object }>`select data from platform.event
      where name like 'households.%' or name in ('people.moved', 'people.headChanged')`.execute(t.ctx.db)
    expect(withoutIds(JSON.stringify(facts.rows))).not.toMatch(/\d{11}/)
  })

  test('refused by the head, then asked for again and accepted', async () => {
    const { mover, head, moving, heading } = await twoSides()
    const first = await aMove(moving, { houseCode: head.house_code })
    expect((await answer(heading, first, 'refused')).statusCode).toBe(204)
    expect(await stateOf(moving, first)).toBe('refused')
    expect(await told(moving)).toContain('moveRefused')
    expect((await homeOf(t, mover.person_id))?.house_code).toBe(mover.house_code)
    const second = await aMove(moving, { houseCode: head.house_code })
    await answer(heading, second, 'accepted')
    expect((await homeOf(t, mover.person_id))?.house_code).toBe(head.house_code)
  })

  test('a head who moves with a child leaves the house to the eldest adult; whom nobody follows leaves it empty', async () => {
    const family = houses.find(
      house =>
        adultsOf(house).length >= 1 &&
        house.some(one => one.age < 20) &&
        headOf(house).since_day < '2026-09-01',
    )
    const [one, other] = lone as [Living, Living]
    const head = headOf(family as Living[])
    const [moving, heading] = [await phoneOf(t, head), await phoneOf(t, one)]
    const { children } = (await moving.call('GET', '/v1/me/moves/companions')).json() as {
      children: { personId: string }[]
    }
    const child = children[0]?.personId
    const moveId = await aMove(moving, { houseCode: one.house_code, children: child ? [child] : [] })
    await answer(heading, moveId, 'accepted')
    if (child) expect((await homeOf(t, child))?.house_code).toBe(one.house_code)
    const left = (await listHouses(t)).find(house => house[0]?.house_code === head.house_code) as Living[]
    const eldest = Math.max(...left.map(({ age }) => age))
    expect(left.filter(({ is_head }) => is_head).map(({ age }) => age)).toEqual([eldest])
    expect((await homeOf(t, head.person_id))?.is_head).toBe(false)
    // The lone head moves out: nobody is left, and whoever comes next needs a registrar and is head.
    const second = await phoneOf(t, other)
    await answer(await phoneOf(t, one), await aMove(second, { houseCode: one.house_code }), 'accepted')
    const stranger = houses.flatMap(adultsOf).find(({ house_code }) => house_code !== head.house_code)
    const third = await phoneOf(t, stranger as Living)
    const waiting = await aMove(third, { houseCode: other.house_code })
    expect(await stateOf(third, waiting)).toBe('awaitingRegistrar')
    expect((await registrar.call('POST', `/v1/households/moves/${waiting}/approve`)).statusCode).toBe(204)
    expect(await homeOf(t, (stranger as Living).person_id)).toMatchObject({
      house_code: other.house_code,
      is_head: true,
    })
  })
})

describe('a registrar decides as well', () => {
  async function aLateMove(movedOn = '2026-11-07') {
    const sides = await twoSides()
    const moveId = await aMove(sides.moving, { houseCode: sides.head.house_code, movedOn })
    return { ...sides, moveId }
  }

  test('on a late notice, with the fine it may cost; approved', async () => {
    const { mover, head, moving, heading, moveId } = await aLateMove()
    const shown = (await moving.call('GET', `/v1/me/moves/${moveId}`)).json()
    expect(shown).toMatchObject({ registrarReasons: ['late'], fineSatangMost: 100_000 })
    await answer(heading, moveId, 'accepted')
    expect(await stateOf(moving, moveId)).toBe('awaitingRegistrar')
    expect(await told(moving)).toContain('moveAccepted')
    expect((await homeOf(t, mover.person_id))?.house_code).toBe(mover.house_code)
    const list = (await registrar.call('GET', '/v1/households/moves')).json() as { moves: object[] }
    expect(list.moves).toContainEqual(expect.objectContaining({ moveId, registrarReasons: ['late'] }))
    const opened = (await registrar.call('GET', `/v1/households/moves/${moveId}`)).json()
    expect(opened).toMatchObject({ movedOn: '2026-11-07', fineSatangMost: 100_000 })
    expect(opened).toHaveProperty('head.nameTh')
    const approve = () => registrar.call('POST', `/v1/households/moves/${moveId}/approve`)
    expect([(await approve()).statusCode, (await approve()).statusCode]).toEqual([204, 204])
    expect(await homeOf(t, mover.person_id)).toMatchObject({
      house_code: head.house_code,
      since_day: '2026-11-07',
    })
  })

  test('fifteen days are in time', async () => {
    const { moving, moveId } = await aLateMove('2026-11-08')
    expect((await moving.call('GET', `/v1/me/moves/${moveId}`)).json()).toMatchObject({
      registrarReasons: [],
      fineSatangMost: 0,
    })
  })

  test('and may refuse, for a reason of the list', async () => {
    const { mover, moving, heading, moveId } = await aLateMove()
    await answer(heading, moveId, 'accepted')
    const refuse = (reason: string) =>
      registrar.call('POST', `/v1/households/moves/${moveId}/refuse`, { json: { reason } })
    expect((await refuse('because')).statusCode).toBe(400)
    expect((await refuse('dayWrong')).statusCode).toBe(204)
    expect((await moving.call('GET', `/v1/me/moves/${moveId}`)).json()).toMatchObject({
      state: 'refused',
      refusalReason: 'dayWrong',
    })
    expect((await homeOf(t, mover.person_id))?.house_code).toBe(mover.house_code)
  })

  test('into a central register', async () => {
    const { head, moving } = await twoSides()
    await sql`update people.house set kind = 'central' where house_code = ${head.house_code}`.execute(
      t.ctx.db,
    )
    const moveId = await aMove(moving, { houseCode: head.house_code })
    const shown = (await moving.call('GET', `/v1/me/moves/${moveId}`)).json()
    expect(shown).toMatchObject({ state: 'awaitingRegistrar', registrarReasons: ['central'] })
    await sql`update people.house set kind = 'house' where house_code = ${head.house_code}`.execute(t.ctx.db)
  })

  test('and where somebody under fifteen moves alone', async () => {
    const { head } = await twoSides()
    const child = houses
      .flat()
      .find(one => one.age >= 8 && one.age < 15 && one.house_code !== head.house_code)
    const phone = await phoneOf(t, child as Living)
    const moveId = await aMove(phone, { houseCode: head.house_code })
    expect((await phone.call('GET', `/v1/me/moves/${moveId}`)).json()).toMatchObject({
      registrarReasons: ['underFifteen'],
    })
  })
})

describe('refused', () => {
  test('A50: the move of somebody else, read, withdrawn or answered by whoever is not the head', async () => {
    const { head, moving } = await twoSides()
    const moveId = await aMove(moving, { houseCode: head.house_code })
    const stranger = await phoneOf(t, lone[0] as Living)
    const tries = [
      await stranger.call('GET', `/v1/me/moves/${moveId}`),
      await stranger.call('POST', `/v1/me/moves/${moveId}/withdraw`),
      await answer(stranger, moveId, 'accepted'),
      await answer(moving, moveId, 'accepted'),
      await stranger.call('GET', `/v1/me/moves/${randomUUID()}`),
    ]
    expect(tries.map(reply => [reply.statusCode, codeOf(reply)])).toEqual(
      tries.map(() => [404, 'households.moveUnknown']),
    )
    expect(await stateOf(moving, moveId)).toBe('awaitingHead')
    const { mine, intoMyHouse } = (await stranger.call('GET', '/v1/me/moves')).json() as {
      mine: object[]
      intoMyHouse: object[]
    }
    expect([...mine, ...intoMyHouse]).toEqual([])
  })

  test('A50: whoever was head when they were asked, and is no more', async () => {
    const { head, moving, heading } = await twoSides()
    const moveId = await aMove(moving, { houseCode: head.house_code })
    const away = await aMove(heading, { houseCode: (lone[1] as Living).house_code })
    await answer(await phoneOf(t, lone[1] as Living), away, 'accepted')
    expect(codeOf(await answer(heading, moveId, 'accepted'))).toBe('households.moveUnknown')
  })

  test('A61: a wrong passcode on either side, and nothing has moved', async () => {
    const { head, moving, heading } = await twoSides()
    const wrong = await ask(moving, { houseCode: head.house_code, passcode: '11112222' })
    expect(codeOf(wrong)).toBe('authenticators.passcodeWrong')
    const moveId = await aMove(moving, { houseCode: head.house_code })
    expect(codeOf(await answer(heading, moveId, 'accepted', '11112222'))).toBe('authenticators.passcodeWrong')
    expect(await stateOf(moving, moveId)).toBe('awaitingHead')
  })

  test('A61: level 1, the same house, no house, a day to come, a day before the last move', async () => {
    const { mover, head, moving } = await twoSides()
    const codes = [
      await ask(moving, { houseCode: mover.house_code }),
      await ask(moving, { houseCode: '99999999999' }),
      await ask(moving, { houseCode: head.house_code, movedOn: '2026-11-24' }),
      await ask(moving, { houseCode: head.house_code, movedOn: '1900-01-01' }),
    ].map(codeOf)
    expect(codes).toEqual([
      'households.sameHouse',
      'households.houseUnknown',
      'households.dayImpossible',
      'households.dayImpossible',
    ])
    await sql`update authenticators.assurance set ial = '1.3' where person_id = ${mover.person_id}`.execute(
      t.ctx.db,
    )
    expect(codeOf(await ask(moving, { houseCode: head.house_code }))).toBe('households.levelTooLow')
    await sql`update authenticators.assurance set ial = '2.3' where person_id = ${mover.person_id}`.execute(
      t.ctx.db,
    )
  })

  test("A61: somebody else's child, a grown child, an adult of the house taken along", async () => {
    const { head, from, mover, moving } = await twoSides()
    const others = [...from.filter(one => one !== mover), lone[0] as Living].map(one => one.person_id)
    for (const id of others)
      if (!(await isChildOf(id, mover.person_id)))
        expect(codeOf(await ask(moving, { houseCode: head.house_code, children: [id] }))).toBe(
          'households.notMovable',
        )
  })
  const isChildOf = async (child: string, parent: string) =>
    (
      await sql`select from people.parent where person_id = ${child} and parent_id = ${parent}`.execute(
        t.ctx.db,
      )
    ).rows.length > 0

  test('A52: walking through house codes', async () => {
    const phone = await phoneOf(t, lone[2] as Living)
    const look = () => phone.call('POST', '/v1/me/moves/look', { houseCode: '99999999999' })
    for (let count = 0; count < 20; count += 1) expect(codeOf(await look())).toBe('households.houseUnknown')
    expect(codeOf(await look())).toBe('households.tooManyLooks')
  })

  test('A60: texts that are no house code, day or id change nothing', async () => {
    const { head, moving } = await twoSides()
    const bad = [
      "1' or '1'='1",
      '๑๒๓๔๕๖๗๘๙๐๑',
      `${head.house_code}\u0000`,
      '../../etc/passwd',
      '1'.repeat(400),
    ]
    for (const houseCode of bad) expect((await ask(moving, { houseCode })).statusCode).toBe(400)
    for (const movedOn of ['2026-02-30', '0000-00-00', 'NaN', '2026-11-23T00:00:00Z'])
      expect((await ask(moving, { houseCode: head.house_code, movedOn })).statusCode).toBe(400)
    expect((await moving.call('GET', '/v1/me/moves/..%2F..%2Fx')).statusCode).toBe(400)
  })

  test('A55: a clerk, and the registrar whose own kin moves', async () => {
    const { head, moving, heading } = await twoSides()
    const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
    expect(codeOf(await clerk.call('GET', '/v1/households/moves'))).toBe('households.registrarsOnly')
    const moveId = await aMove(moving, { houseCode: head.house_code, movedOn: '2026-10-01' })
    await answer(heading, moveId, 'accepted')
    const { rows } = await sql<{ person_id: string }>`select person_id from people.person
      where citizen_number = ${staffNumbers.registrar}`.execute(t.ctx.db)
    await sql`insert into people.parent (person_id, kind, parent_id, first_th, first_en)
      select ${moving.personId}, kind, ${rows[0]?.person_id}, 'x', 'x' from (values ('mother')) as k (kind)
      on conflict (person_id, kind) do update set parent_id = excluded.parent_id`.execute(t.ctx.db)
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/approve'],
    ] as const)
      expect(codeOf(await registrar.call(method, `/v1/households/moves/${moveId}${path}`))).toBe(
        'households.ownCase',
      )
  })

  test('A61: a registrar before the head, an answer after the end, a move after its time', async () => {
    const { head, moving, heading } = await twoSides()
    const moveId = await aMove(moving, { houseCode: head.house_code, movedOn: '2026-10-01' })
    expect(codeOf(await registrar.call('POST', `/v1/households/moves/${moveId}/approve`))).toBe(
      'households.moveUnknown',
    )
    await moving.call('POST', `/v1/me/moves/${moveId}/withdraw`)
    expect((await moving.call('POST', `/v1/me/moves/${moveId}/withdraw`)).statusCode).toBe(204)
    expect(await told(heading)).toContain('moveWithdrawn')
    expect(codeOf(await answer(heading, moveId, 'accepted'))).toBe('households.moveUnknown')
  })
})

describe('two at once', () => {
  test('A61: two moves of one person: one is open', async () => {
    const { head, moving } = await twoSides()
    const answers = await Promise.all([
      ask(moving, { houseCode: head.house_code }),
      ask(moving, { houseCode: (lone[3] as Living).house_code }),
    ])
    expect(answers.map(reply => reply.statusCode).sort()).toEqual([201, 409])
    expect(answers.filter(reply => reply.statusCode === 409).map(codeOf)).toEqual(['households.moveOpen'])
  })

  test('A61: the same request twice is one move', async () => {
    const { head, moving } = await twoSides()
    const asking = { houseCode: head.house_code, requestId: randomUUID() }
    const [one, other] = await Promise.all([aMove(moving, asking), aMove(moving, asking)])
    expect([other, await aMove(moving, asking)]).toEqual([one, one])
  })

  test('A61: the head accepts while the mover withdraws: one of them, whole', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { mover, head, moving, heading } = await twoSides()
      const moveId = await aMove(moving, { houseCode: head.house_code })
      const [accepted, withdrawn] = await Promise.all([
        answer(heading, moveId, 'accepted'),
        moving.call('POST', `/v1/me/moves/${moveId}/withdraw`),
      ])
      const state = await stateOf(moving, moveId)
      const home = (await homeOf(t, mover.person_id))?.house_code
      expect([accepted.statusCode, withdrawn.statusCode, state, home]).toEqual(
        state === 'done'
          ? [204, 409, 'done', head.house_code]
          : [expect.any(Number), 204, 'withdrawn', mover.house_code],
      )
      houses = (await listHouses(t)).filter(house => house.some(one => one.is_head && one.age >= 20))
    }
  })

  test('a head who presses twice accepts once', async () => {
    const { mover, head, moving, heading } = await twoSides()
    const moveId = await aMove(moving, { houseCode: head.house_code })
    const answers = await Promise.all([1, 2].map(() => answer(heading, moveId, 'accepted')))
    expect(answers.map(reply => reply.statusCode)).toEqual([204, 204])
    const { rows } = await sql`select from people.membership where person_id = ${mover.person_id}
      and house_code = ${head.house_code}`.execute(t.ctx.db)
    expect(rows).toHaveLength(1)
  })
})

test('a crash in the middle of a move leaves all as it was, and the next try does all', async () => {
  const { mover, head, moving, heading } = await twoSides()
  const moveId = await aMove(moving, { houseCode: head.house_code })
  await sql`create function public.crash() returns trigger language plpgsql as
    $$ begin raise exception 'the machine stops here'; end $$`.execute(t.ctx.db)
  // The last thing that is written, after the register has changed: the fact.
  await sql`create trigger crash before insert on notices.notice for each row
    when (new.kind = 'movedIn') execute function public.crash()`.execute(t.ctx.db)
  expect((await answer(heading, moveId, 'accepted')).statusCode).toBe(500)
  expect(await stateOf(moving, moveId)).toBe('awaitingHead')
  expect((await homeOf(t, mover.person_id))?.house_code).toBe(mover.house_code)
  await sql`drop trigger crash on notices.notice`.execute(t.ctx.db)
  expect((await answer(heading, moveId, 'accepted')).statusCode).toBe(204)
  expect((await homeOf(t, mover.person_id))?.house_code).toBe(head.house_code)
})

test('a move ends by itself: after fifteen days, with the account, with a death', async () => {
  const { head, moving } = await twoSides()
  const dying = await phoneOf(t, lone[4] as Living)
  const ended = await aMove(dying, { houseCode: head.house_code })
  await recordDeath(t.ctx, { personId: dying.personId, diedOn: TODAY })
  await t.settle()
  const { rows } = await sql<{ state: string }>`select state from households.move
    where move_id = ${ended}`.execute(t.ctx.db)
  expect(rows).toEqual([{ state: 'withdrawn' }])
  const moveId = await aMove(moving, { houseCode: head.house_code })
  t.clock.advance(15 * 24 * 3_600)
  await expireMoves(t.ctx)
  const again = await phoneOf(t, houses.flat().find(one => one.person_id === moving.personId) as Living)
  expect(await stateOf(again, moveId)).toBe('expired')
  expect(await told(again)).toContain('moveExpired')
  expect(PASSCODE).toBeTruthy()
})
