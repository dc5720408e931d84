import { reply, route } from '../../platform/route.ts'
import { claimByCode, claimByTicket, lookAtTicket } from './claim.ts'
import { ClaimBody, CodeBody, LookBody, Looked, RequestBody, Ticket } from './schemas.ts'
import { requestAtShop } from './shop.ts'

/** What a citizen's phone asks of a case, before it is anybody's: no terminal and no officer. */
export const claimRoutes = [
  route.post(
    '/v1/proofing/shop-request',
    {
      access: 'applicant',
      summary: 'A code to show at a till',
      body: RequestBody,
      returns: Ticket,
      status: 201,
      perMinute: 20,
    },
    (ctx, { body }) => requestAtShop(ctx, body),
  ),
  route.post(
    '/v1/proofing/ticket',
    {
      access: 'applicant',
      summary: 'Where the code on a screen comes from',
      body: LookBody,
      returns: Looked,
    },
    (ctx, { body }) => lookAtTicket(ctx, body.ticket),
  ),
  route.post(
    '/v1/proofing/claim-code',
    {
      access: 'applicant',
      summary: 'Take a case over with the code of a message',
      body: CodeBody,
      perMinute: 20,
    },
    async (ctx, { body }) => {
      await claimByCode(ctx, body)
      return reply(204)
    },
  ),
  route.post(
    '/v1/proofing/claim',
    {
      access: 'applicant',
      summary: 'Take a case over with the code on the screen',
      body: ClaimBody,
      perMinute: 20,
    },
    async (ctx, { body }) => {
      await claimByTicket(ctx, body)
      return reply(204)
    },
  ),
]
