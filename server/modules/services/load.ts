// The folder of definitions, read whole: a document that breaks a promise keeps the system from starting. Every start reads 250 files: js-yaml does it
// five times faster than the library that knows the lines, which reads what staff type (publishing/read-definition.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { type Contract, openContract } from './agency/contract.ts'
import { Agency, Order } from './definition/agency.ts'
import type { Call } from './definition/call.ts'
import { Service } from './definition/service.ts'
import { fail } from './failures.ts'
import { findFaults } from './lint.ts'

export type PublishedAgency = Agency & { contract: Contract }
export type PublishedService = Service & { agency: PublishedAgency }
export type Publication = {
  order: Order
  agencies: PublishedAgency[]
  services: PublishedService[]
  /** No longer in the catalogue; what was sent before is followed by them. */
  withdrawn: PublishedService[]
}

/** The first call of a service. @throws services.serviceUnknown for a room of the app, which is used there */
export function callOf({ call }: PublishedService): Call {
  if (!call) throw fail.serviceUnknown()
  return call
}

/** Whether it is used without signing in, whole: asked, or sent and followed with a code. */
export const isForVisitors = ({ needs, opens, case: sent }: Service): boolean =>
  needs.level === 0 && !opens && (!sent || sent.fromVisitors)

const FIXED = ['agency.yaml', 'openapi.yaml']

/** Reads `<folder>/<agency>/<service>.yaml` and what stands beside them. @throws Error with every fault that was found */
export function loadServices(folder: string): Publication {
  const order = read(Order, folder, 'catalogue.yaml')
  const agencies = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'agency.yaml')))
    .map(({ name }) => readAgency(folder, name))
  const services = agencies.flatMap(agency => readServices(folder, agency))
  const publication = { order, agencies, services, withdrawn: [] }
  const faults = findFaults(publication)
  if (faults.length > 0) throw new Error(`Services: ${faults.join('\n')}`)
  return publication
}

function readAgency(folder: string, name: string): PublishedAgency {
  const agency = read(Agency, folder, `${name}/agency.yaml`)
  if (agency.id !== name) throw new Error(`${name}/agency.yaml: its id is the name of its folder`)
  return { ...agency, contract: openContract(parseFile(folder, `${name}/openapi.yaml`)) }
}

function readServices(folder: string, agency: PublishedAgency): PublishedService[] {
  return readdirSync(join(folder, agency.id))
    .filter(file => file.endsWith('.yaml') && !FIXED.includes(file))
    .map(file => {
      const service = read(Service, folder, `${agency.id}/${file}`)
      if (`${service.id}.yaml` !== file)
        throw new Error(`${agency.id}/${file}: its id is the name of its file`)
      return { ...service, agency }
    })
}

function read<S extends z.ZodType>(schema: S, folder: string, file: string): z.infer<S> {
  const parsed = schema.safeParse(parseFile(folder, file))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** YAML 1.2, its core schema: no tags, no code; aliases are limited by the library, so that a small file stays small. */
const parseFile = (folder: string, file: string): unknown =>
  load(readFileSync(join(folder, file), 'utf8'), { schema: CORE_SCHEMA, maxAliases: 20, filename: file })

/** The text of a service as it stands in its file. */
export const readServiceText = (folder: string, { id, agency }: PublishedService): string =>
  readFileSync(join(folder, agency.id, `${id}.yaml`), 'utf8')
