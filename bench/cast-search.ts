// Finds the cast: node bench/cast-search.ts [--evaluations 3000] [--fresh] [--file invented/faces/cast.json]
// Each try changes one member and is kept when the matcher tells the members apart better than before.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomFrom } from '../invented/faces/noise.ts'
import { type CastMember, type Scales, scaleNames } from '../invented/faces/traits.ts'
import { apart, createCastEye } from './cast-eye.ts'
import { createChangeModel } from './cast-model.ts'
import { type CastRole, castPlan } from './cast-plan.ts'

const { values } = parseArgs({
  options: {
    evaluations: { type: 'string', default: '3000' },
    candidates: { type: 'string', default: '6' },
    fresh: { type: 'boolean', default: false },
    file: { type: 'string', default: 'invented/faces/cast.json' },
    seed: { type: 'string', default: '1' },
  },
})

type Seat = { role: CastRole; member: CastMember; vector: Float32Array; spread: number }

const random = randomFrom(Number(values.seed))
const model = createChangeModel(scaleNames.length, 128)
const eye = await createCastEye()
const size = { width: 400, height: 500 }
let evaluations = 0

function gauss(): number {
  return (random() + random() + random() + random() - 2) * 1.73
}

function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100
}

/** Skin stays near the tone of the role. */
function kept(role: CastRole, name: keyof Scales, value: number): number {
  return name === 'skinTone' ? Math.min(role.tone + 0.15, Math.max(role.tone - 0.15, value)) : value
}

function withScales(role: CastRole, seed: number, choose: (name: keyof Scales) => number): CastMember {
  const scales = Object.fromEntries(
    scaleNames.map(name => [name, role.fixed[name] ?? round(kept(role, name, choose(name)))]),
  ) as Scales
  return { id: role.id, sex: role.sex, ageRange: role.ageRange, traits: { ...role.traits, seed, scales } }
}

async function vectorOf(member: CastMember): Promise<Float32Array | undefined> {
  evaluations++
  const found = await eye.look(member, {}, size)
  if (typeof found === 'string' || Math.abs(found.yaw) > 0.12) return undefined
  return found.template.vector
}

/** How badly a vector crowds the other seats: near ones weigh far more than distant ones. */
function crowding(vector: Float32Array, seats: readonly Seat[], except: Seat | undefined): number {
  let sum = 0
  for (const seat of seats) if (seat !== except) sum += Math.exp((0.62 - apart(vector, seat.vector)) / 0.022)
  return sum
}

async function firstSeat(
  role: CastRole,
  seats: readonly Seat[],
  known: CastMember | undefined,
): Promise<Seat> {
  let best: { member: CastMember; vector: Float32Array; cost: number } | undefined
  const tries = known ? 1 : Number(values.candidates)
  for (let index = 0; index < tries || (!best && index < 50); index++) {
    const stored = known?.traits
    const member = withScales(
      role,
      stored?.seed ?? Math.floor(random() * 9000),
      name => stored?.scales[name] ?? 0.5 + gauss() * 0.34,
    )
    const vector = await vectorOf(member)
    if (!vector) continue
    const cost = crowding(vector, seats, undefined)
    if (!best || cost < best.cost) best = { member, vector, cost }
  }
  if (!best) throw new Error(`No face found for ${role.id}`)
  return { role, ...best, spread: 0.3 }
}

/** A seat by lot; crowded seats hold more tickets. */
function crowdedSeat(seats: readonly Seat[]): Seat {
  const tickets = seats.map(seat => crowding(seat.vector, seats, seat))
  let left = random() * tickets.reduce((a, b) => a + b, 0)
  for (const [index, seat] of seats.entries()) {
    left -= tickets[index]!
    if (left <= 0) return seat
  }
  return seats[0]!
}

function changeBetween(from: CastMember, to: CastMember): Float64Array {
  return Float64Array.from(scaleNames, name => to.traits.scales[name] - from.traits.scales[name])
}

/** Of many random changes, the one the model expects the most of. */
function promising(seats: readonly Seat[], seat: Seat): CastMember {
  const { traits } = seat.member
  let best: { member: CastMember; cost: number } | undefined
  for (let index = 0; index < 40; index++) {
    const share = 0.06 + random() * 0.4
    const change = (name: keyof Scales) =>
      traits.scales[name] + (random() < share ? gauss() * seat.spread : 0)
    const member = withScales(seat.role, traits.seed, change)
    const cost = crowding(model.predict(seat.vector, changeBetween(seat.member, member)), seats, seat)
    if (!best || cost < best.cost) best = { member, cost }
  }
  return best!.member
}

async function improve(seats: readonly Seat[], seat: Seat): Promise<boolean> {
  const member = promising(seats, seat)
  if (random() < 0.04) member.traits.seed = Math.floor(random() * 9000)
  const vector = await vectorOf(member)
  if (vector) {
    const difference = vector.map((value, at) => value - seat.vector[at]!)
    model.learn(changeBetween(seat.member, member), difference)
  }
  const isBetter =
    vector !== undefined && crowding(vector, seats, seat) < crowding(seat.vector, seats, seat) - 1e-4
  seat.spread = Math.min(0.5, Math.max(0.08, seat.spread * (isBetter ? 1.15 : 0.985)))
  if (isBetter) Object.assign(seat, { member, vector })
  return isBetter
}

function closest(seats: readonly Seat[]): { min: number; below: number; mean: number } {
  const gaps: number[] = []
  for (const [index, seat] of seats.entries())
    for (const other of seats.slice(0, index)) gaps.push(apart(seat.vector, other.vector))
  return {
    min: Math.min(...gaps),
    below: gaps.filter(gap => gap <= 0.6).length,
    mean: gaps.reduce((a, b) => a + b, 0) / gaps.length,
  }
}

function save(seats: readonly Seat[]): void {
  const lines = seats.map(seat => JSON.stringify(seat.member))
  writeFileSync(`${values.file}.part`, `[\n${lines.join(',\n')}\n]\n`)
  renameSync(`${values.file}.part`, values.file)
}

const stored: CastMember[] =
  !values.fresh && existsSync(values.file) ? JSON.parse(readFileSync(values.file, 'utf8')) : []
const seats: Seat[] = []
for (const role of castPlan)
  seats.push(
    await firstSeat(
      role,
      seats,
      stored.find(member => member.id === role.id),
    ),
  )
save(seats)
const limit = evaluations + Number(values.evaluations)
let gains = 0
for (let turn = 0; evaluations < limit; turn++) {
  const seat = crowdedSeat(seats)
  if (await improve(seats, seat)) gains++
  if (turn % 50 === 0) {
    const { min, below, mean } = closest(seats)
    process.stdout.write(
      `${evaluations} gains ${gains} min ${min.toFixed(3)} mean ${mean.toFixed(3)} pairs at or below .60: ${below}\n`,
    )
    save(seats)
  }
}
save(seats)
await eye.close()
