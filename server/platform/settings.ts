// Every setting of the server, in one place, so that an operator can read what may be turned and what it costs.
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

const Environment = z.object({
  /** TCP port of the HTTP server; 0 lets the system choose (tests). */
  PORT: wholeNumber(4000, 0, 65535),
  /** Address to listen on. A laptop needs only loopback; a server behind a proxy sets its own. */
  TUATON_HOST: z.string().default('127.0.0.1'),
  /** Public origin; it is the OpenID Connect issuer. Default http://127.0.0.1:PORT. */
  TUATON_ORIGIN: z.url().optional(),
  /** Folder of the embedded database and of the sandbox's own keys. */
  TUATON_DATA: z.string().default('.data'),
  /** A PostgreSQL server (15 or later) instead of the embedded one. */
  DATABASE_URL: z.string().optional(),
  /** on: invented people, demo clients, sign-in without a phone. off: refuses to start with any of them. */
  TUATON_SANDBOX: z.enum(['on', 'off']).default('on'),
  /** 32 random bytes, base64. All other secrets derive from it. No default outside the sandbox. */
  TUATON_MASTER_KEY: z.string().optional(),
  /** How many invented people `npm start` seeds into an empty sandbox register. */
  TUATON_PEOPLE: wholeNumber(10_000, 0, 5_000_000),
  /** Address of the sandbox's outside world (demo hospital, bank, service counter, phone network). Default: PORT + 1 on loopback. */
  TUATON_OUTSIDE: z.url().optional(),
  /** Worker threads that read cards and faces; each holds about 300 MB of models. 0: one, which starts when it first has something to read. */
  BIOMETRIC_THREADS: wholeNumber(1, 0, 64),
  /** Captures that may wait for a free thread before people are told to try again later. */
  BIOMETRIC_QUEUE: wholeNumber(64, 1, 10_000),
  /** Hours a new phone waits while another phone of the person lives and does not say yes. */
  COOL_OFF_HOURS: wholeNumber(24, 1, 168),
  /** Citizen numbers of those who decide about requests for production, with commas. The sandbox has three invented ones. */
  TUATON_OPERATORS: z
    .string()
    .regex(/^(\d{13}(,\d{13})*)?$/)
    .optional(),
  /** Length of a passcode in digits. */
  PASSCODE_DIGITS: wholeNumber(8, 6, 8),
  /** People who may register on one phone within a month before the next is sent to a counter. */
  PEOPLE_PER_PHONE: wholeNumber(5, 1, 1_000),
  /** Numbers one face may have registered within a week before the next is held; 0 keeps no face. Unset: 2, and 0 in the sandbox, whose people share faces. */
  NUMBERS_PER_FACE: z.coerce.number().int().min(0).max(100).optional(),
  /** How text messages leave: an operator's SMPP, a Kannel beside us, the sandbox's pretend network, or not at all. Unset: sandbox, and none outside it. */
  SMS_GATEWAY: z.enum(['none', 'smpp', 'kannel', 'sandbox']).optional(),
  /** The operator's SMPP 3.4: smpp://host:port, or ssmpp://host:port over TLS. Sandbox: the port after TUATON_OUTSIDE. */
  SMS_SMPP_URL: z.url({ protocol: /^s?smpp$/ }).optional(),
  /** Kannel's smsbox: http://host:port. It is called with the number and text in the body, never in the address. */
  SMS_KANNEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name messages come from, as registered with the operators. Sandbox: TUATON. */
  SMS_SENDER: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]$/)
    .optional(),
  /** Our name at the operator or Kannel (system_id). No default outside the sandbox. */
  SMS_USER: z.string().max(15).optional(),
  /** The password that goes with SMS_USER; an operator of SMPP 3.4 takes at most 8 characters. No default outside the sandbox. */
  SMS_PASSWORD: z.string().optional(),
  /** The operator that calls telephones and reads codes out: an address under which it takes `POST calls`. Unset: the sandbox's, and nobody outside it. */
  VOICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The token that goes with VOICE_URL. No default outside the sandbox. */
  VOICE_TOKEN: z.string().max(400).optional(),
  /** Issuer of the ThaID dialect at which people may be proven by signing in. Sandbox: our own origin. */
  TUATON_THAID_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  /** Our name at that provider. Unset outside the sandbox: this way is not offered. Sandbox with its own provider: registered by itself. */
  TUATON_THAID_CLIENT_ID: z.string().max(200).optional(),
  /** The secret that goes with TUATON_THAID_CLIENT_ID. No default outside the sandbox. */
  TUATON_THAID_CLIENT_SECRET: z.string().max(400).optional(),
  /** Level (IAL) that the provider must vouch for; what is earned is never above 2.3. */
  TUATON_THAID_IAL: z.enum(['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3']).default('2.3'),
  /** Where the bank that takes money for bills is asked: its inquiries, refunds and daily lists. Sandbox: the pretend one. Elsewhere unset: nothing can be paid. */
  PAYMENTS_BANK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The bank's three digits (Bank of Thailand). */
  PAYMENTS_BANK_CODE: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  /** The public key the bank signs with: a JWK of P-256 with `kid`, as JSON; two in a list while it changes. */
  PAYMENTS_BANK_KEY: z.string().optional(),
  /** Origins at which billers are asked, with commas. */
  PAYMENTS_BILLER_ORIGINS: z.string().optional(),
  /** Citizen numbers of the officers who decide about money that waits, with commas. The sandbox has three invented ones. */
  PAYMENTS_TREASURERS: z
    .string()
    .regex(/^(\d{13}(,\d{13})*)?$/)
    .optional(),
  /** The fifteen digits by which registration offices are paid fines. Sandbox: a demo biller. Elsewhere unset: fines are paid at a counter. */
  REGISTRY_BILLER_ID: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
  /** Where hospitals say whether they wrote a notice of a birth or a death. Sandbox: the demo hospital. Elsewhere unset: nobody is asked, and the registrar sees the paper. */
  HOSPITAL_NOTICES_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder of the services' definitions. */
  TUATON_SERVICES: z.string().default('services'),
  /** Open cases and kept files, all agencies together, that people without an account may have here at once; one agency may have a quarter of it. */
  VISITOR_THINGS: wholeNumber(200_000, 4, 100_000_000),
  /** Megabytes of those files; one agency may have a quarter of it. */
  VISITOR_MEGABYTES: wholeNumber(50_000, 4, 100_000_000),
  /** Where agencies answer: `nhso=https://api.nhso.example,sso=https://…`. Sandbox: those not named are at TUATON_OUTSIDE. */
  AGENCY_ADDRESSES: z
    .string()
    .regex(/^[a-z][a-z0-9-]*=https?:\/\/[^,\s]+(,[a-z][a-z0-9-]*=https?:\/\/[^,\s]+)*$/)
    .optional(),
  /** Requests a minute from one address before 429. */
  RATE_LIMIT_PER_MINUTE: wholeNumber(3_000, 1, 1_000_000),
  /** silent in tests; info logs one line a request, without any personal data. */
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

// Invented, as everybody in the sandbox: whoever tries it can decide about their own request as one of them.
/** Stands in sandbox/billers.json. */
const SANDBOX_REGISTRY_BILLER = '099990001313100'
const SANDBOX_TREASURERS = ['1009900009043', '1009900009051', '1009900009078']
const SANDBOX_OPERATORS = ['1009900009019', '1009900009027', '1009900009035']

export type Settings = ReturnType<typeof readSettings>

/**
 * Reads and checks the environment.
 * @throws Error with a sentence per wrong setting; secrets are never quoted.
 */
export function readSettings(environment: Record<string, string | undefined> = process.env) {
  const parsed = Environment.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new Error(`Settings: ${z.prettifyError(parsed.error)}`)
  const s = parsed.data
  const sandbox = s.TUATON_SANDBOX === 'on'
  if (!sandbox) requireProductionSecrets(s)
  const outside = s.TUATON_OUTSIDE ?? `http://127.0.0.1:${s.PORT + 1}`
  const origin = (s.TUATON_ORIGIN ?? `http://127.0.0.1:${s.PORT}`).replace(/\/$/, '')
  return {
    port: s.PORT,
    host: s.TUATON_HOST,
    origin,
    dataFolder: isAbsolute(s.TUATON_DATA) ? s.TUATON_DATA : resolve(s.TUATON_DATA),
    databaseUrl: s.DATABASE_URL,
    sandbox,
    masterKey: s.TUATON_MASTER_KEY,
    people: s.TUATON_PEOPLE,
    outside,
    sms: readSms(s, sandbox, outside),
    voice: readVoice(s, sandbox, outside),
    thaid: readThaid(s, sandbox, origin),
    payments: readPayments(s, sandbox, outside),
    registryBillerId: s.REGISTRY_BILLER_ID ?? (sandbox ? SANDBOX_REGISTRY_BILLER : undefined),
    hospitalNoticesUrl: readHospitalNoticesUrl(s, sandbox, outside),
    biometricThreads: s.BIOMETRIC_THREADS,
    biometricQueue: s.BIOMETRIC_QUEUE,
    coolOffHours: s.COOL_OFF_HOURS,
    operators: s.TUATON_OPERATORS?.split(',') ?? (sandbox ? SANDBOX_OPERATORS : []),
    servicesFolder: resolve(s.TUATON_SERVICES),
    agencyAddress: readAgencyAddresses(s.AGENCY_ADDRESSES, sandbox ? outside : undefined),
    visitors: { things: s.VISITOR_THINGS, bytes: s.VISITOR_MEGABYTES * 1_000_000 },
    passcodeDigits: s.PASSCODE_DIGITS,
    peoplePerPhone: s.PEOPLE_PER_PHONE,
    numbersPerFace: s.NUMBERS_PER_FACE ?? (sandbox ? 0 : 2),
    rateLimitPerMinute: s.RATE_LIMIT_PER_MINUTE,
    logLevel: s.LOG_LEVEL,
  }
}

/** Where an agency answers; undefined for one that no operator has named. */
function readAgencyAddresses(text: string | undefined, outside: string | undefined) {
  const named = new Map(
    (text ?? '')
      .split(',')
      .filter(Boolean)
      .map(pair => {
        const cut = pair.indexOf('=')
        return [pair.slice(0, cut), pair.slice(cut + 1).replace(/\/$/, '')] as const
      }),
  )
  return (agencyId: string): string | undefined =>
    named.get(agencyId) ?? (outside && `${outside}/agencies/${agencyId}`)
}

/** What reaches the network of the telephones. @throws Error when the chosen way lacks something it needs */
function readSms(s: z.infer<typeof Environment>, sandbox: boolean, outside: string) {
  const gateway = s.SMS_GATEWAY ?? (sandbox ? 'sandbox' : 'none')
  const isReal = gateway === 'smpp' || gateway === 'kannel'
  const missing = [
    gateway === 'sandbox' && !sandbox && 'SMS_GATEWAY=sandbox is the pretend network of the sandbox.',
    gateway === 'smpp' && !s.SMS_SMPP_URL && 'SMS_GATEWAY=smpp needs SMS_SMPP_URL.',
    gateway === 'kannel' && !s.SMS_KANNEL_URL && 'SMS_GATEWAY=kannel needs SMS_KANNEL_URL.',
    ...(['SMS_SENDER', 'SMS_USER', 'SMS_PASSWORD'] as const).map(
      name => isReal && !sandbox && !s[name] && `${name} must be set.`,
    ),
  ].filter(Boolean)
  if (missing.length > 0) throw new Error(`Text messages: ${missing.join(' ')}`)
  const { hostname, port } = new URL(outside)
  const pretend = gateway === 'sandbox' ? `smpp://${hostname}:${Number(port || 80) + 1}` : undefined
  return {
    gateway,
    smppUrl: s.SMS_SMPP_URL ?? pretend,
    kannelUrl: s.SMS_KANNEL_URL && new URL(s.SMS_KANNEL_URL).origin,
    sender: s.SMS_SENDER ?? 'TUATON',
    user: s.SMS_USER ?? 'tuaton',
    password: s.SMS_PASSWORD ?? 'pretend',
  }
}

/** Who reads codes out, or undefined when nobody does. @throws Error when only a part of it is set */
function readVoice(s: z.infer<typeof Environment>, sandbox: boolean, outside: string) {
  if (!sandbox && !s.VOICE_URL) return undefined
  if (!sandbox && !s.VOICE_TOKEN) throw new Error('Voice: VOICE_TOKEN must be set.')
  return { url: s.VOICE_URL ?? `${outside}/phone/voice`, token: s.VOICE_TOKEN ?? 'pretend' }
}

/** Where people sign in to be proven, or undefined when nowhere. @throws Error when only a part of it is set */
function readThaid(s: z.infer<typeof Environment>, sandbox: boolean, origin: string) {
  const { TUATON_THAID_CLIENT_ID: clientId, TUATON_THAID_CLIENT_SECRET: clientSecret } = s
  const issuer = s.TUATON_THAID_ISSUER ?? (sandbox ? origin : undefined)
  const isOwn = sandbox && issuer === origin
  const known = [s.TUATON_THAID_ISSUER, clientId, clientSecret].filter(Boolean).length
  if (!isOwn && known !== 0 && known !== 3)
    throw new Error(
      'ThaID: TUATON_THAID_ISSUER, TUATON_THAID_CLIENT_ID and TUATON_THAID_CLIENT_SECRET are set together.',
    )
  if (!sandbox && issuer?.startsWith('http:'))
    throw new Error('ThaID: outside the sandbox TUATON_THAID_ISSUER must be https.')
  if (!issuer) return undefined
  const neededIal = s.TUATON_THAID_IAL
  // Its own provider knows its own client: nothing is typed anywhere.
  if (isOwn && !(clientId && clientSecret)) return { issuer, neededIal, client: undefined }
  return { issuer, neededIal, client: { id: clientId ?? '', secret: clientSecret ?? '' } }
}

const PublicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
})

function readHospitalNoticesUrl(s: z.infer<typeof Environment>, sandbox: boolean, outside: string) {
  const url = s.HOSPITAL_NOTICES_URL
  if (!sandbox && url?.startsWith('http:'))
    throw new Error('Hospitals: outside the sandbox HOSPITAL_NOTICES_URL must be https.')
  return url ?? (sandbox ? `${outside}/notices` : undefined)
}

/** The bank through which bills are paid, or undefined when there is none. @throws Error when only a part of it is set */
function readPayments(s: z.infer<typeof Environment>, sandbox: boolean, outside: string) {
  const { PAYMENTS_BANK_URL: url, PAYMENTS_BANK_CODE: code, PAYMENTS_BANK_KEY: key } = s
  const known = [url, code, key].filter(Boolean).length
  if (known !== 0 && known !== 3)
    throw new Error('Payments: PAYMENTS_BANK_URL, PAYMENTS_BANK_CODE and PAYMENTS_BANK_KEY are set together.')
  if (!sandbox && url?.startsWith('http:'))
    throw new Error('Payments: outside the sandbox PAYMENTS_BANK_URL must be https.')
  if (known === 0 && !sandbox) return undefined
  const treasurers = s.PAYMENTS_TREASURERS?.split(',') ?? (sandbox ? SANDBOX_TREASURERS : [])
  const billerOrigins = s.PAYMENTS_BILLER_ORIGINS?.split(',').map(one => new URL(one).origin) ?? []
  // Without a key it is the sandbox's own bank, whose key stands in the sandbox's file.
  if (!url || !code || !key)
    return {
      bank: { url: `${outside}/bank/payments`, code: undefined, keys: undefined },
      billerOrigins,
      treasurers,
    }
  return { bank: { url, code, keys: readBankKeys(key) }, billerOrigins, treasurers }
}

function readBankKeys(text: string) {
  try {
    return z
      .array(PublicKey)
      .min(1)
      .parse([JSON.parse(text)].flat())
  } catch {
    throw new Error('Payments: PAYMENTS_BANK_KEY is no public key of P-256 with a kid.')
  }
}

function requireProductionSecrets(s: z.infer<typeof Environment>) {
  const missing = [
    !s.TUATON_MASTER_KEY && 'TUATON_MASTER_KEY must be set (32 random bytes, base64).',
    s.TUATON_MASTER_KEY &&
      Buffer.from(s.TUATON_MASTER_KEY, 'base64').length !== 32 &&
      'TUATON_MASTER_KEY must be 32 bytes in base64.',
    !s.DATABASE_URL && 'DATABASE_URL must name a PostgreSQL server.',
    !s.TUATON_ORIGIN?.startsWith('https://') && 'TUATON_ORIGIN must be an https origin.',
  ].filter(Boolean)
  if (missing.length > 0) throw new Error(`Outside the sandbox: ${missing.join(' ')}`)
}

const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
