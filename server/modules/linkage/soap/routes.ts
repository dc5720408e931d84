// One address a service: its description by GET, its operations by POST, and each operation by itself with plain fields.
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import type { Reply, Route } from '../../../platform/route.ts'
import { reply, route } from '../../../platform/route.ts'
import { contentTypes, type SoapVersion, writeAnswer, writeFault } from './envelope.ts'
import { cardService, lifeService, type Operation, type Service } from './services.ts'
import { writeWsdl } from './wsdl.ts'
import { NAMESPACE, readEnvelope, writeXml } from './xml.ts'

const NO_STORE = { 'cache-control': 'private, max-age=0, no-store' }
const MAX_BYTES = 16 * 1024
// A person at a counter asks a few times a minute; who asks more is copying the register.
const PER_MINUTE = 120
const Fields = z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200))]))

const replyXml = (text: string, type = contentTypes['1.1'], status = 200): Reply =>
  reply(status, { ...NO_STORE, 'content-type': type }, text)

async function answerEnvelope(
  ctx: Ctx,
  service: Service,
  version: SoapVersion,
  bytes: Buffer,
): Promise<Reply> {
  const asked = readEnvelope(bytes.toString('utf8'))
  const operation = service.operations.find(({ name }) => name === asked?.operation)
  if (!asked || !operation) {
    const text = asked ? 'The operation is not known' : 'The request is no SOAP envelope'
    // SOAP 1.1 §6.2 asks for 500; what is wrong is the request, and an alarm rings for 500.
    return replyXml(writeFault(version, 'Client', text), contentTypes[version], 400)
  }
  const result = await operation.run(ctx, asked.fields)
  return replyXml(writeAnswer(version, operation.name, result), contentTypes[version])
}

async function answerFields(
  ctx: Ctx,
  { bare, run }: Operation,
  sent: z.infer<typeof Fields>,
): Promise<Reply> {
  const fields = Object.entries(sent).map(([name, value]) => [name.toLowerCase(), [value].flat()[0] ?? ''])
  const attributes = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', xmlns: NAMESPACE }
  return replyXml(writeXml(bare, attributes, await run(ctx, Object.fromEntries(fields))))
}

const routesAt = (service: Service, path: string): Route[] => [
  route.get(path, { access: 'anyone', summary: `${service.name}: its WSDL` }, ctx =>
    replyXml(writeWsdl(service, `${ctx.settings.origin}${service.paths[0]}`)),
  ),
  route.post(
    path,
    {
      access: 'agency',
      summary: `${service.name}: SOAP 1.1 and 1.2`,
      bytes: { types: ['text/xml', 'application/soap+xml'], maxBytes: MAX_BYTES },
      perMinute: PER_MINUTE,
    },
    (ctx, { bytes, request }) => {
      const is12 = request.headers['content-type']?.startsWith('application/soap+xml')
      return answerEnvelope(ctx, service, is12 ? '1.2' : '1.1', bytes)
    },
  ),
  ...service.operations.flatMap(operation => [
    route.get(
      `${path}/${operation.name}`,
      { access: 'agency', summary: `${operation.name} by HTTP GET`, query: Fields, perMinute: PER_MINUTE },
      (ctx, { query }) => answerFields(ctx, operation, query),
    ),
    route.post(
      `${path}/${operation.name}`,
      { access: 'agency', summary: `${operation.name} by HTTP POST`, body: Fields, perMinute: PER_MINUTE },
      (ctx, { body }) => answerFields(ctx, operation, body),
    ),
  ]),
]

export const soapRoutes: Route[] = [cardService, lifeService].flatMap(service =>
  service.paths.flatMap(path => routesAt(service, path)),
)
