import { publicKeys } from '../../platform/keys.ts'
import { defineModule } from '../../platform/module.ts'
import { assetRoutes } from './page/assets.ts'
import { pageRoutes } from './routes-page.ts'
import { phoneRoutes } from './routes-phone.ts'
import { forgetOld } from './store.ts'
import { SIGNING_KEY } from './thaid/discovery.ts'
import { thaidRoutes } from './thaid/routes.ts'

export const federation = defineModule({
  name: 'federation',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...thaidRoutes, ...pageRoutes, ...phoneRoutes, ...assetRoutes],
  every: { '40 * * * *': forgetOld },
  async start(ctx) {
    // The first key is made here, so that two first sign-ins do not make two.
    await publicKeys(ctx, SIGNING_KEY)
  },
})
