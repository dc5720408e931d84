// An agency's own OpenAPI 3.1 document: what may be asked of it and how it promised to answer. Both directions are held against it.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readPointer, tokensOf, toToken } from '../definition/address.ts'

type Schema = Record<string, unknown> | boolean
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; pointer: string }
export type Operation = {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  /** Where the schema of the JSON body stands, if it takes one. */
  body: string | undefined
  /** Status → where the schema of the JSON answer stands. */
  answers: Map<number, string>
}
export type Contract = ReturnType<typeof openContract>

/** Where an operation says what it answers when all is well: 200, or 201 for something new. */
export const goodAnswerOf = ({ answers }: Operation): string | undefined =>
  answers.get(200) ?? answers.get(201)

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
// What OpenAPI has beside JSON Schema; any other word is a slip of the pen, and refused.
const ROOT_WORDS = ['openapi', 'info', 'servers', 'paths', 'components', 'security', 'tags']
const SCHEMA_WORDS = ['x-sandbox', 'example', 'externalDocs', 'xml', 'discriminator']
const JSON_TYPE = 'application/json'

/** Reads a document; its checks are compiled when first needed. @throws Error when it is no OpenAPI 3.1 */
export function openContract(document: unknown) {
  if (!/^3\.1\.\d+$/.test(String(readPointer(document, '/openapi'))))
    throw new Error('not an OpenAPI 3.1 document')
  const ajv = new Ajv2020({ strict: true, allErrors: false, strictTypes: false, strictRequired: false })
  ajv.addVocabulary([...ROOT_WORDS, ...SCHEMA_WORDS])
  addFormats.default(ajv)
  ajv.addSchema(document as object, 'contract', undefined, false)
  const compiled = new Map<string, ValidateFunction>()
  const operations = listOperations(document)
  return {
    operations,
    operation: (id: string) => operations.find(one => one.id === id),
    /** Whether a value is what the schema at that place promises. */
    holds(pointer: string, value: unknown): boolean {
      const check =
        compiled.get(pointer) ??
        ajv.compile({ $ref: `contract#${encodeURI(pointer).replaceAll('#', '%23')}` })
      compiled.set(pointer, check)
      return check(value)
    },
    /** The type a parameter is sent as. */
    typeAt: (pointer: string): unknown =>
      readPointer(resolve(document, readPointer(document, pointer)), '/type'),
    /** Whether a pointer into a value can lead anywhere by the schema at that place. */
    describes: (place: string, pointer: string): boolean => schemasAt(document, place, pointer).length > 0,
    /** What JSON types a value at a pointer may have; undefined where the schema leaves it open. */
    typesAt(place: string, pointer: string): string[] | undefined {
      const types = schemasAt(document, place, pointer).map(schema => readPointer(schema, '/type'))
      return types.length === 0 || types.includes(undefined) ? undefined : (types.flat() as string[])
    },
    /** The values it is limited to, if it is. */
    wordsAt(place: string, pointer: string): unknown[] | undefined {
      const lists = schemasAt(document, place, pointer).map(schema => readPointer(schema, '/enum'))
      return lists.length === 0 || lists.includes(undefined) ? undefined : lists.flat()
    },
    /** Whether an object is refused without the member at a pointer. */
    requires(place: string, pointer: string): boolean {
      const tokens = tokensOf(pointer)
      const last = tokens.pop()
      const parent = tokens.map(token => `/${toToken(token)}`).join('')
      return schemasAt(document, place, parent).some(schema => {
        const required = readPointer(schema, '/required')
        return Array.isArray(required) && required.includes(last)
      })
    },
  }
}

function listOperations(document: unknown): Operation[] {
  const paths = (readPointer(document, '/paths') ?? {}) as Record<string, Record<string, unknown>>
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter(method => item[method] !== undefined).map(method => {
      const place = `/paths/${toToken(path)}/${method}`
      return {
        id: String(readPointer(document, `${place}/operationId`)),
        method: method.toUpperCase(),
        path,
        parameters: listParameters(document, place),
        body: jsonSchemaAt(document, `${place}/requestBody`),
        answers: listAnswers(document, place),
      }
    }),
  )
}

function listParameters(document: unknown, place: string): Parameter[] {
  const list = (readPointer(document, `${place}/parameters`) ?? []) as unknown[]
  return list.map((_, index) => {
    const at = follow(document, `${place}/parameters/${index}`)
    const {
      name,
      in: where,
      required,
    } = readPointer(document, at) as Pick<Parameter, 'name' | 'in' | 'required'>
    return { name, in: where, required: Boolean(required), pointer: `${at}/schema` }
  })
}

function listAnswers(document: unknown, place: string): Map<number, string> {
  const answers = (readPointer(document, `${place}/responses`) ?? {}) as Record<string, unknown>
  return new Map(
    Object.keys(answers).flatMap(status => {
      const schema = jsonSchemaAt(document, `${place}/responses/${status}`)
      return schema && /^\d{3}$/.test(status) ? [[Number(status), schema] as const] : []
    }),
  )
}

function jsonSchemaAt(document: unknown, place: string): string | undefined {
  const pointer = `${follow(document, place)}/content/${toToken(JSON_TYPE)}/schema`
  return readPointer(document, pointer) === undefined ? undefined : pointer
}

/** The place itself, or the one that a reference there names. */
function follow(document: unknown, place: string): string {
  const reference = readPointer(document, `${place}/$ref`)
  return typeof reference === 'string' && reference.startsWith('#/')
    ? follow(document, reference.slice(1))
    : place
}

/** The schemas that what stands at a pointer into a value may have, references followed. */
const schemasAt = (document: unknown, place: string, pointer: string): Schema[] =>
  tokensOf(pointer)
    .reduce<Schema[]>(
      (found, token) => found.flatMap(schema => membersOf(document, schema, token)),
      [readPointer(document, place) as Schema],
    )
    .map(schema => resolve(document, schema))

function resolve(document: unknown, schema: unknown): Schema {
  const reference = readPointer(schema, '/$ref')
  return typeof reference === 'string' && reference.startsWith('#/')
    ? resolve(document, readPointer(document, reference.slice(1)))
    : (schema as Schema)
}

/** The schemas that a member of a value may have: through lists, and through whatever is joined by allOf, anyOf, oneOf. */
function membersOf(document: unknown, schema: Schema, token: string): Schema[] {
  const found = resolve(document, schema)
  if (typeof found !== 'object' || found === null) return []
  const joined = ['allOf', 'anyOf', 'oneOf'].flatMap(word => (found[word] as Schema[] | undefined) ?? [])
  const own =
    /^\d+$/.test(token) && found.items !== undefined
      ? found.items
      : readPointer(found.properties, `/${toToken(token)}`)
  return [
    ...(own === undefined ? [] : [own as Schema]),
    ...joined.flatMap(one => membersOf(document, one, token)),
  ]
}
