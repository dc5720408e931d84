import { useText } from '../text.ts'

/** Why a new phone waits, and how the other phone says yes. */
export function WaitingWords() {
  const t = useText()
  return (
    <>
      <p>{t('waiting.why')}</p>
      <section className="stack-tight">
        <h2>{t('waiting.sooner')}</h2>
        <ol className="numbered">
          <li>{t('waiting.step1')}</li>
          <li>{t('waiting.step2')}</li>
          <li>{t('waiting.step3')}</li>
        </ol>
      </section>
    </>
  )
}
