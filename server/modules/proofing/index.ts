import { defineModule } from '../../platform/module.ts'
import { eraseOutlived } from './retention.ts'
import { routes } from './routes.ts'
import { requireApplicant } from './sessions.ts'
import { forgetFaces } from './velocity.ts'
import { finishReading, startReading } from './work.ts'

export type { ProvenCase } from './attach-case.ts'
export { attachCase } from './attach-case.ts'
export { describeFor } from './describe.ts'
export { completed as proofingCompleted } from './events.ts'
export { requireStep } from './journey.ts'
export { sessionIdOf } from './sessions.ts'
export { type CaptureParts, openSignedCapture, requireAsked, type SignedCapture } from './signed-capture.ts'
export { finishReading }

let stopReading: (() => Promise<void>) | undefined

export const proofing = defineModule({
  name: 'proofing',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { applicant: requireApplicant },
  retains: [
    {
      what: 'Pictures, readings and attempts (proofing.evidence, session, challenge, face_refusal)',
      keep: '24 hours; of a completed attempt its outcome stays',
      why: 'Only needed until the check is done (PDPA ss. 22, 26)',
      erase: eraseOutlived,
    },
    {
      what: 'Live faces, to see one under many numbers (proofing.recent_face)',
      keep: '7 days; none where NUMBERS_PER_FACE is 0',
      why: 'Mule farms are held at a counter; PDPA s. 26 (5)',
      erase: forgetFaces,
    },
  ],
  async start(ctx) {
    stopReading = startReading(ctx)
  },
  async stop() {
    await stopReading?.()
  },
})
