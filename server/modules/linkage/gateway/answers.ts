// Refusals of the gateway: a sentence and a code in the body, as its clients read them.
import type { Ctx } from '../../../platform/context.ts'
import type { Reply, RouteInput } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'

// 90001 is the gateway's own code, 2 and 4 those of its guide; of the others only the status is known, which we repeat. Its clients have
// been seen to read the two English sentences.
const refusals = {
  consumerMissing: [403, '403', 'ForbiddenException: consumer not found'],
  consumerUnknown: [401, '401', 'Consumer-Key หรือ ConsumerSecret ไม่ถูกต้อง'],
  tokenInvalid: [401, '401', 'UnauthorizedException: token not found'],
  officerUnknown: [401, '401', 'AgentID ไม่มีสิทธิในหน่วยงานนี้'],
  officerAbsent: [401, '90001', 'เจ้าหน้าที่ยังไม่ได้ยืนยันตัวตน'],
  citizenAbsent: [401, '401', 'เจ้าของข้อมูลยังไม่ได้ยืนยันตัวตนที่หน่วยงานนี้'],
  serviceUnknown: [401, '401', 'ไม่มีสิทธิใช้บริการนี้'],
  badRequest: [400, '400', 'พารามิเตอร์ไม่ครบหรือไม่ถูกต้อง'],
  notFound: [404, '404', 'ไม่พบข้อมูล'],
  tooMany: [429, '429', 'ดูข้อมูลบุคคลเกินจำนวนที่กำหนดในวันนี้'],
  cardEnded: [500, '2', '[2] สถานะไม่ปกติ => บัตรสิ้นสภาพการใช้งาน'],
  laserUnknown: [500, '4', '[4] สถานะไม่ปกติ => ไม่พบเลข Laser จาก PID นี้'],
  laserMismatch: [500, '4', '[4] สถานะไม่ปกติ => ข้อมูลไม่ตรง'],
} as const
type GatewayRefusal = keyof typeof refusals

class Refused extends Error {
  readonly kind: GatewayRefusal
  constructor(kind: GatewayRefusal) {
    super(kind)
    this.kind = kind
  }
}

/** @throws Refused */
export function refuse(kind: GatewayRefusal): never {
  throw new Refused(kind)
}

const NO_STORE = { 'cache-control': 'no-store' }
export const replyJson = (body: object): Reply => reply(200, NO_STORE, body)

type Asked<Q, B> = Pick<RouteInput<undefined, Q, B>, 'query' | 'body' | 'request'>

/** Wraps an endpoint of the gateway: what its steps refuse leaves in the gateway's shape. */
export const endpoint =
  <Q, B>(work: (ctx: Ctx, asked: Asked<Q, B>) => Promise<Reply>) =>
  async (ctx: Ctx, asked: Asked<Q, B>): Promise<Reply> => {
    try {
      return await work(ctx, asked)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const [status, Code, Message] = refusals[error.kind]
      return reply(status, NO_STORE, { Message, Code })
    }
  }
