// The platform's calls behind the government's gateway: paths, keys and answers as existing mini-apps know them.
import { z } from 'zod'
import { route } from '../../../platform/route.ts'
import { czpEndpoint, refuse } from './answers.ts'
import { readCaller } from './consumer.ts'
import { exchange } from './exchange.ts'
import { rehearse } from './mock.ts'
import { push } from './push.ts'
import { makeQr } from './qr.ts'

// All people of a mini-app come from its one server.
const PER_MINUTE = 6_000
// A thousand messages of a thousand Thai letters.
const PUSH_BYTES = 4 * 1024 * 1024
// What is missing is refused in the contract's own shape, so the schema takes anything.
const options = { access: 'anyone', body: z.unknown(), perMinute: PER_MINUTE }

/** Clients disagree about the part that names the environment: with it and without it is the same call. */
const environments = ['/uat', '/prod', ''] as const

const callsOf = (environment: (typeof environments)[number]) => {
  const core = `/ws/dga/czp${environment}/v1/core`
  return [
    route.post(
      `${core}/shield/data/deproc`,
      { ...options, summary: 'Gateway: an mToken for what its person agreed to, once' },
      czpEndpoint(async (ctx, asked) => {
        const { app, keys } = await readCaller(ctx, asked)
        return { result: await exchange(ctx, app, keys), message: 'Success' }
      }),
    ),
    route.post(
      `${core}/shield/data/mock`,
      { ...options, summary: 'Gateway: an mToken of an invented person (UAT)' },
      czpEndpoint(async (ctx, asked) => {
        const { app, keys } = await readCaller(ctx, asked)
        if (environment !== '/uat') return refuse('uatOnly')
        return { result: await rehearse(ctx, app, keys), message: 'Success' }
      }),
    ),
    route.post(
      `${core}/notification/push`,
      {
        ...options,
        jsonBytes: PUSH_BYTES,
        summary: 'Gateway: up to 1,000 messages of a mini-app to its people',
      },
      czpEndpoint(async (ctx, asked) => {
        const { app, keys } = await readCaller(ctx, asked)
        return { result: await push(ctx, app, keys) }
      }),
    ),
    route.post(
      `/ws/dga/czp${environment}/v4/core/qr/generate/vc`,
      { ...options, summary: 'Gateway: the QR of a virtual card' },
      czpEndpoint(async (ctx, asked) => {
        const { app, keys } = await readCaller(ctx, asked)
        return { result: await makeQr(ctx, app, keys) }
      }),
    ),
  ]
}

/** One client falls back to a path without `core`. */
const shortPush = route.post(
  '/ws/dga/czp/v1/notification/push',
  { ...options, jsonBytes: PUSH_BYTES, summary: 'Gateway: the same, without core in its path' },
  czpEndpoint(async (ctx, asked) => {
    const { app, keys } = await readCaller(ctx, asked)
    return { result: await push(ctx, app, keys) }
  }),
)

export const gatewayRoutes = [...environments.flatMap(callsOf), shortPush]
