import { countTo } from './count.ts'
import { useUiText } from './text.ts'
import './Stepper.css'

/** Where one stands: "ขั้นที่ 3 จาก 9", drawn as a bar of as many parts. */
export function Stepper({ position, of }: { position: number; of: number }) {
  const t = useUiText()
  return (
    <div className="stepper">
      <p className="small soft">{t('ui.step', { position, of })}</p>
      <div className="stepper-bar" aria-hidden="true">
        {countTo(of).map(part => (
          <span key={part} data-done={part <= position || undefined} />
        ))}
      </div>
    </div>
  )
}
