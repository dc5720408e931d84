// Logs name routes, codes and ids. Fields outside the allow-list are dropped, so that a new field cannot leak (A63).
import { pino } from 'pino'

const allowed = [
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'code',
  'module',
  'agency',
  'service',
  'job',
  'eventName',
  'count',
  'phase',
  'errorName',
  'stack',
] as const
type Fields = Partial<Record<(typeof allowed)[number], string | number | undefined>>

export type Log = ReturnType<typeof createLog>

/** JSON lines on stderr; stdout belongs to the one line that says the system is ready. */
export function createLog(level: string, write: (line: string) => void = line => process.stderr.write(line)) {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write })
  const only = (fields: Fields) =>
    Object.fromEntries(allowed.filter(key => fields[key] !== undefined).map(key => [key, fields[key]]))
  return {
    debug: (message: string, fields: Fields = {}) => logger.debug(only(fields), message),
    info: (message: string, fields: Fields = {}) => logger.info(only(fields), message),
    warn: (message: string, fields: Fields = {}) => logger.warn(only(fields), message),
    error: (message: string, fields: Fields = {}) => logger.error(only(fields), message),
    /** An unexpected error: its name and where it arose. Its message stays out: drivers quote values in it. */
    unexpected: (message: string, error: unknown, fields: Fields = {}) =>
      logger.error(only({ ...fields, ...describeError(error) }), message),
  }
}

function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at '))
  return { errorName: error.name, code: errorCode(error), stack: frames.slice(0, 8).join(' | ') }
}

const errorCode = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined
