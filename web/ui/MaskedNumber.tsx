import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { formatCitizenNumber, maskCitizenNumber } from '../../shared/citizen-number.ts'
import { IconButton } from './Button.tsx'
import { useUiText } from './text.ts'
import './MaskedNumber.css'

/** A citizen number that stays masked until the person asks to see it. */
export function MaskedNumber({ value }: { value: string }) {
  const t = useUiText()
  const [shown, setShown] = useState(false)
  return (
    <span className="masked-number">
      <span className="numerals">{shown ? formatCitizenNumber(value) : maskCitizenNumber(value)}</span>
      <IconButton
        label={t(shown ? 'ui.hideNumber' : 'ui.showNumber')}
        icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        onPress={() => setShown(!shown)}
      />
    </span>
  )
}
