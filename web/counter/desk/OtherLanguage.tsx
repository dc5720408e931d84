import { useText } from '../text.ts'

/** Beside an English word whose Thai was just changed: written anew, or looked at and left. Nobody can tell for the officer. */
export function OtherLanguage({
  isRight,
  onChange,
}: {
  isRight: boolean
  onChange: (isRight: boolean) => void
}) {
  const t = useText()
  return (
    <div className="word-other">
      <p role="status" className="small">
        {t('corrections.otherLanguage')}
      </p>
      <label className="field-attest">
        <input type="checkbox" checked={isRight} onChange={event => onChange(event.currentTarget.checked)} />
        <span>{t('corrections.otherStands')}</span>
      </label>
    </div>
  )
}
