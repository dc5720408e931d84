import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useText } from '../text.ts'
import '../register/Choose.css'

type WayProps = {
  first?: boolean
  icon: ReactNode
  name: 'scan' | 'code' | 'shop' | 'thaid'
  isDisabled?: boolean
  onPress: () => void
}

/** One way to bring a proof onto the phone. */
export function Way({ first = false, icon, name, isDisabled = false, onPress }: WayProps) {
  const t = useText()
  return (
    <AriaButton
      className={first ? 'choice choice-first' : 'choice'}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {icon}
      <span className="choice-words">
        <b>{t(`proof.${name}`)}</b>
        <span>{t(`proof.${name}Help`)}</span>
      </span>
      <ChevronRight aria-hidden />
    </AriaButton>
  )
}
