// The QR of a virtual card: what whoever scans it reads, and until when.
import { describe, expect, test } from 'vitest'
import {
  aMiniApp,
  aMiniAppServer,
  aMiniAppWorld,
  aUser,
  holderOf,
  MINUTE,
  ONE,
  OTHER,
  thaw,
} from '../../../../tests/mini-apps.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'

const w = aMiniAppWorld()

describe('call 5: the QR of a virtual card', () => {
  const scan = (qrText: string) =>
    w.t.request({ url: new URL(qrText).pathname, headers: { accept: 'text/html' } })

  test('lives five minutes; shows what the organisation says, and that it says it', async () => {
    const { userId } = await aUser(w)
    const answer = (await w.server.makeQr(userId)).json()
    expect(answer).toEqual({
      result: {
        qrText: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/virtual-card\/[\w-]{43}$/),
        expiryDate: Math.floor(w.t.ctx.now().getTime() / 1000) + 300,
      },
      requestTimeStamp: expect.any(Number),
      messageCode: 200,
      message: null,
    })
    const page = await scan(answer.result.qrText)
    expect(page.statusCode).toBe(200)
    for (const shown of ['บัตรทดลอง', 'สมชาย ใจดี', 'หน่วยงานทดลอง']) expect(page.body).toContain(shown)
    expect(page.body).not.toContain(ONE)
    w.t.clock.advance(5 * MINUTE)
    expect((await scan(answer.result.qrText)).statusCode).toBe(404)
  })

  test('a new one kills the old one; one a person and mini-app', async () => {
    const [one, other] = [await aUser(w), await aUser(w, OTHER)]
    const qr = async (userId: string) => (await w.server.makeQr(userId)).json().result.qrText as string
    const [first, second, others] = [await qr(one.userId), await qr(one.userId), await qr(other.userId)]
    expect((await scan(first)).statusCode).toBe(404)
    expect((await scan(second)).statusCode).toBe(200)
    expect((await scan(others)).statusCode).toBe(200)
  })

  test('withdrawn and frozen, it stands for nothing at once; a stranger’s user is unknown (A50)', async () => {
    const { userId } = await aUser(w)
    const { qrText } = (await w.server.makeQr(userId)).json().result
    const thief = await aMiniAppServer(w.t, await aMiniApp(w.t))
    expect((await thief.makeQr(userId)).json().message).toBe('user not found')
    await w.citizen.call('POST', '/v1/me/freeze', {})
    expect((await scan(qrText)).statusCode).toBe(404)
    await thaw(w)
    expect((await scan(qrText)).statusCode).toBe(200)
    const hold = holderOf(w.t, await aCitizenPhone(w.t, ONE), w.app)
    await hold.withdraw()
    expect((await scan(qrText)).statusCode).toBe(404)
    expect((await w.server.makeQr(userId)).json()).toMatchObject({ result: null, message: 'user not found' })
  })

  test('markup in a name stays text (A60)', async () => {
    const { userId } = await aUser(w)
    const { qrText } = (await w.server.makeQr(userId, '<img src=x onerror=alert(1)>')).json().result
    expect((await scan(qrText)).body).toContain('&lt;img src=x')
  })
})
