import { answerCase, type HouseCase } from '../../lib/house-cases-api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { YesOrNo } from '../control/YesOrNo.tsx'
import { useText } from '../text.ts'

/** Yes or no to a case that concerns oneself, with the passcode. */
export function CaseAnswer({ view, onChange }: { view: HouseCase; onChange: () => void }) {
  const t = useText()
  // Whoever was reported is asked whether they live there: staying is the answer that stands first.
  const isReported = view.part === 'reported'
  const words = isReported ? 'reported' : 'consent'
  return (
    <section className="stack">
      <h2>{t(`cases.ask.${words}`)}</h2>
      <Notice tone={isReported ? 'info' : 'warn'}>
        <p>{t(`cases.askHelp.${view.part === 'asker' ? 'owner' : view.part}`)}</p>
      </Notice>
      <YesOrNo
        no={{ button: t(`cases.no.${words}`) }}
        yes={{ button: t(`cases.yes.${words}`) }}
        main={isReported ? 'refused' : 'accepted'}
        answer={(answer, passcode) => answerCase(view.caseId, answer, passcode)}
        onAnswered={onChange}
      />
    </section>
  )
}
