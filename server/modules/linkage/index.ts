import { defineModule } from '../../platform/module.ts'
import { checkAgency } from './asker.ts'
import { checkFaceAgency, faceRoutes } from './face/routes.ts'
import { forgetChecks } from './face/store.ts'
import { soapRoutes } from './soap/routes.ts'

const KEEP_MILLISECONDS = 90 * 24 * 3600 * 1000

export const linkage = defineModule({
  name: 'linkage',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...soapRoutes, ...faceRoutes],
  access: { agency: checkAgency, faceAgency: checkFaceAgency },
  retains: [
    {
      what: 'Comparisons of faces for agencies (linkage.face_check), without pictures',
      keep: '90 days',
      why: 'To count tries and settle complaints; the fact itself stays in the history',
      erase: ctx => forgetChecks(ctx, new Date(ctx.now().getTime() - KEEP_MILLISECONDS)),
    },
  ],
})
