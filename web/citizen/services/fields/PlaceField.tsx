import { LocateFixed } from 'lucide-react'
import { useEffect } from 'react'
import { usePreferences } from '../../../lib/preferences.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { usePosition } from '../../finder/use-position.ts'
import { useText } from '../../text.ts'
import type { OneFieldProps } from './OneField.tsx'

/** A point: where this phone is, at a press, or typed as any map says it. */
export function PlaceField({ field, value, error, onChange }: OneFieldProps) {
  const t = useText()
  const { language } = usePreferences()
  const position = usePosition()
  const { point } = position
  useEffect(() => {
    if (point) onChange(field.name, `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`)
  }, [point, onChange, field.name])
  return (
    <div className="service-place">
      <Field
        label={field.label[language]}
        help={field.help?.[language] ?? t('services.placeHelp')}
        error={error}
        isRequired={field.required}
        value={value}
        onChange={typed => onChange(field.name, typed)}
      />
      <Button
        kind="secondary"
        icon={<LocateFixed aria-hidden />}
        isPending={position.state === 'asking'}
        onPress={position.ask}
      >
        {t('services.placeHere')}
      </Button>
      {position.state === 'refused' || position.state === 'unknown' ? (
        <p className="soft small" role="status">
          {t('services.placeUnknown')}
        </p>
      ) : null}
    </div>
  )
}
