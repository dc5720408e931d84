import { usePreferences } from '../../../lib/preferences.ts'
import { attachFile, detachFile } from '../../../lib/sent-api.ts'
import { attachAsVisitor, detachAsVisitor } from '../../../lib/visitor-api.ts'
import { FilePicker } from '../../FilePicker.tsx'
import type { OneFieldProps } from './OneField.tsx'

/** Photographs and papers that go with a form. */
export function FilesField({ serviceId, visitorCode: code, field, value, error, onChange }: OneFieldProps) {
  const { language } = usePreferences()
  return (
    <FilePicker
      label={field.label[language]}
      help={field.help?.[language]}
      error={error}
      most={field.most ?? 1}
      ids={value === '' ? [] : value.split(' ')}
      keep={file =>
        code === undefined ? attachFile(serviceId, file) : attachAsVisitor(serviceId, code, file)
      }
      drop={id => (code === undefined ? detachFile(id) : detachAsVisitor(code, id))}
      onChange={ids => onChange(field.name, ids.join(' '))}
    />
  )
}
