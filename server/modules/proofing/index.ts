import { defineModule } from '../../platform/module.ts'
import { eraseOutlived } from './retention.ts'
import { routes } from './routes.ts'
import { requireApplicant } from './sessions.ts'
import { finishReading, startReading } from './work.ts'

export { describeFor } from './describe.ts'
export { completed as proofingCompleted } from './events.ts'
export { finishReading }

let stopReading: (() => Promise<void>) | undefined

export const proofing = defineModule({
  name: 'proofing',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { applicant: requireApplicant },
  retains: [
    {
      what: 'Pictures, readings and attempts (proofing.evidence, session, challenge, face_refusal, recent_face)',
      keep: '24 hours; of a completed attempt its outcome stays',
      why: 'Only needed until the check is done (PDPA ss. 22, 26)',
      erase: eraseOutlived,
    },
  ],
  async start(ctx) {
    stopReading = startReading(ctx)
  },
  async stop() {
    await stopReading?.()
  },
})
