// Staff of an agency at work in the portal, and a citizen who uses what they publish.
import { startWithAgencies } from './agencies.ts'
import { anAgency, aPortalBrowser, get, join, post, seenIn, textIn } from './publishing.ts'
import { aCitizenPhone, type Browser } from './sign-in.ts'

export const COLLEAGUE = '0099000000025'
export const CITIZEN = '1009900765433'

export type Desk = Awaited<ReturnType<typeof aDesk>>

/** A system in which two people look after the services of NHSO. */
export async function aDesk() {
  const world = await startWithAgencies()
  const { t } = world
  const [one = '', two = ''] = t.settings.operators
  const operators = [await aPortalBrowser(t, one), await aPortalBrowser(t, two)] as const
  const author = await aPortalBrowser(t, '0099000000017')
  const colleague = await aPortalBrowser(t, COLLEAGUE)
  const stranger = await aPortalBrowser(t, '0099000000033')
  const at = await anAgency(t, { owner: author, operators, agencyId: 'nhso' })
  await join(author, colleague, at)
  const citizen = await aCitizenPhone(t, CITIZEN)
  /** A call that the citizen's phone signs. */
  async function put(url: string, payload: object) {
    const headers = {
      dpop: await citizen.phone.proof('PUT', url, citizen.token),
      authorization: `DPoP ${citizen.token}`,
    }
    return t.request({ method: 'PUT', url, headers, payload })
  }
  return {
    world,
    operators,
    author,
    colleague,
    stranger,
    /** The list of services of NHSO's organisation. */
    at,
    citizen,
    put,
    /** Writes over what is open now. */
    async write(browser: Browser, id: string, change: (text: string) => string) {
      const page = await get(browser, `${at}/${id}/edit`)
      await post(browser, `${at}/${id}/edit`, { seen: seenIn(page), text: change(textIn(page)) })
      return get(browser, `${at}/${id}/edit`)
    },
    async press(browser: Browser, id: string, verb: string, form: Record<string, string> = {}) {
      const seen = seenIn(await get(browser, `${at}/${id}`))
      return post(browser, `${at}/${id}/${verb}`, { ...(seen ? { seen } : {}), ...form })
    },
    async listed(request = t.request) {
      const { services } = (await request({ url: '/v1/services' })).json() as { services: { id: string }[] }
      return services.map(({ id }) => id)
    },
    async allow(id: string) {
      const view = (await citizen.call('GET', `/v1/me/services/${id}`)).json() as {
        permission: { sha256: string }
      }
      await put(`/v1/me/services/${id}/permission`, { sha256: view.permission.sha256 })
    },
    /** The agency knows the hour: ours stands still, and a token of half a minute would be too old for it. */
    catchUp: () => t.clock.advance((Date.now() - t.ctx.now().getTime()) / 1000),
  }
}
