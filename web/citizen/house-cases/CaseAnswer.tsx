import { answerCase, type HouseCase } from '../../lib/house-cases-api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { YesOrNo } from '../control/YesOrNo.tsx'
import { useText } from '../text.ts'
import { isAtStake } from './case-words.ts'

/** Yes or no to a case that concerns oneself, with the passcode. */
export function CaseAnswer({ view, onChange }: { view: HouseCase; onChange: () => void }) {
  const t = useText()
  const { part } = view
  // Whose name may go is asked whether they live there: staying is the answer that stands first.
  const isStaying = isAtStake(part)
  const words = part === 'reported' || part === 'lives' ? part : 'consent'
  return (
    <section className="stack">
      <h2>{t(`cases.ask.${words}`)}</h2>
      <Notice tone={isStaying ? 'info' : 'warn'}>
        <p>{t(`cases.askHelp.${part === 'asker' ? 'owner' : part}`)}</p>
      </Notice>
      <YesOrNo
        no={{ button: t(`cases.no.${words}`) }}
        yes={{ button: t(`cases.yes.${words}`) }}
        main={isStaying ? 'refused' : 'accepted'}
        answer={(answer, passcode) => answerCase(view.caseId, { answer, passcode })}
        onAnswered={onChange}
      />
    </section>
  )
}
