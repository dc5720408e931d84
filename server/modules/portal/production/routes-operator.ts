import { z } from 'zod'
import { plainText } from '../../../platform/plain-text.ts'
import { replyRedirect, route } from '../../../platform/route.ts'
import { readLanguage } from '../../federation/index.ts'
import { findTie } from '../agencies/ties.ts'
import { readLookAlikes } from '../look-alike.ts'
import { developerOf } from '../session.ts'
import { findMember } from '../store.ts'
import { consolePage, requestPage } from './operator-pages.ts'
import { decide, getRequest, listRequests } from './requests.ts'

const access = 'operator'
const params = z.object({ id: z.uuid() })
const Verdict = z.object({ says: z.enum(['approve', 'refuse']), note: plainText(1, 1000) })

export const operatorRoutes = [
  route.get(
    '/portal/console',
    { access, summary: 'The requests for production that wait' },
    async (ctx, { request }) => consolePage(readLanguage(request), await listRequests(ctx)),
  ),
  route.get(
    '/portal/console/:id',
    { access, summary: 'One request for production', params },
    async (ctx, { params, request }) => {
      const found = await getRequest(ctx, params.id)
      const isOwn = (await findMember(ctx, found.row.party_id, developerOf(ctx))) !== undefined
      const tie = await findTie(ctx, found.row.party_id)
      const findAlike = await readLookAlikes(ctx)
      const alike = findAlike(found.party, { agencyId: tie?.status === 'agreed' ? tie.agency_id : undefined })
      return requestPage(readLanguage(request), { ...found, isOwn, alike })
    },
  ),
  route.post(
    '/portal/console/:id',
    { access, summary: 'Agree to a request for production, or not', params, body: Verdict },
    async (ctx, { params, body }) => {
      await decide(ctx, params.id, body)
      return replyRedirect(`/portal/console/${params.id}`)
    },
  ),
]
