import { defineModule } from '../../platform/module.ts'
import { eraseOutlived } from './retention.ts'
import { routes } from './routes.ts'
import { requireApplicant } from './sessions.ts'
import { finishReading, startReading } from './work.ts'

export { completed as proofingCompleted } from './events.ts'
export { finishReading }

let stopReading: (() => Promise<void>) | undefined

export const proofing = defineModule({
  name: 'proofing',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { applicant: requireApplicant },
  every: { '*/10 * * * *': eraseOutlived },
  async start(ctx) {
    stopReading = startReading(ctx)
  },
  async stop() {
    await stopReading?.()
  },
})
