import { ScanLine, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { Chips } from '../ui/Chips.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

const kinds = ['primary', 'secondary', 'quiet'] as const
const states = ['hovered', 'pressed', 'focus-visible'] as const

/** What can be pressed. */
export function Actions() {
  const t = useText()
  const [chosen, setChosen] = useState<'one' | 'two' | 'three'>('one')
  const [wishes, setWishes] = useState<('one' | 'two' | 'three')[]>(['one'])
  return (
    <Part title={t('design.actions')}>
      {kinds.map(kind => (
        <Sample key={kind} name="Button" note={kind}>
          <Button kind={kind}>{t('design.go')}</Button>
          <Button kind={kind} icon={<ScanLine aria-hidden />}>
            {t('design.scan')}
          </Button>
          <Button kind={kind} isPending>
            {t('design.go')}
          </Button>
          <Button kind={kind} isDisabled>
            {t('design.go')}
          </Button>
        </Sample>
      ))}
      {states.map(state => (
        <Sample key={state} name="Button" state={state}>
          <Button>{t('design.go')}</Button>
        </Sample>
      ))}
      <Sample name="Button" note="long words">
        <Button>{t('design.longAction')}</Button>
      </Sample>
      <Sample name="IconButton">
        <div className="design-row">
          <IconButton label={t('design.close')} icon={<X aria-hidden />} />
          <IconButton label={t('design.close')} icon={<X aria-hidden />} isDisabled />
        </div>
      </Sample>
      <Sample name="IconButton" state="focus-visible">
        <IconButton label={t('design.close')} icon={<X aria-hidden />} />
      </Sample>
      <Sample name="Segments">
        <Segments
          label={t('design.choice')}
          value={chosen}
          choices={(['one', 'two', 'three'] as const).map(id => ({ id, label: t(`design.choice.${id}`) }))}
          onChange={setChosen}
        />
      </Sample>
      <Sample name="Chips">
        <Chips
          label={t('design.wishes')}
          chosen={wishes}
          chips={(['one', 'two', 'three'] as const).map(id => ({
            id,
            label: t(`design.wish.${id}`),
            ...(id === 'two' ? { icon: <ScanLine aria-hidden /> } : {}),
            isDisabled: id === 'three',
          }))}
          onChange={setWishes}
        />
      </Sample>
      <Sample name="Chips" state="focus-visible">
        <Chips
          label={t('design.wishes')}
          chosen={[]}
          chips={[{ id: 'one', label: t('design.wish.one') }]}
          onChange={() => {}}
        />
      </Sample>
      <Sample name="LanguageSwitch">
        <LanguageSwitch />
      </Sample>
    </Part>
  )
}
