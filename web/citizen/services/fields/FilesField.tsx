import { FileText, Image, Paperclip, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { usePreferences } from '../../../lib/preferences.ts'
import { attachFile, detachFile } from '../../../lib/sent-api.ts'
import { shrinkPicture } from '../../../lib/shrink-picture.ts'
import { useAct } from '../../../lib/use-act.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { ProblemNotice } from '../../ProblemNotice.tsx'
import { useText } from '../../text.ts'
import type { OneFieldProps } from './OneField.tsx'

/** Photographs and PDF files: made small here, kept by the server until the form is sent, each to be taken back. */
export function FilesField({ serviceId, field, value, error, onChange }: OneFieldProps) {
  const t = useText()
  const { language } = usePreferences()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const act = useAct()
  const [kinds, setKinds] = useState<Record<string, string>>({})
  const ids = value === '' ? [] : value.split(' ')
  const most = field.most ?? 1
  const add = (chosen: FileList | null) =>
    void act.run(async () => {
      let all = ids
      for (const file of [...(chosen ?? [])].slice(0, most - ids.length)) {
        const kept = await attachFile(serviceId, await shrinkPicture(file))
        setKinds(before => ({ ...before, [kept.id]: kept.mediaType }))
        all = [...all, kept.id]
        onChange(field.name, all.join(' '))
      }
    })
  const remove = (gone: string) =>
    void act.run(async () => {
      await detachFile(gone)
      onChange(field.name, ids.filter(one => one !== gone).join(' '))
    })
  return (
    <div className="service-files">
      <label htmlFor={id}>
        <b>{field.label[language]}</b>
        <span className="soft small">
          {field.help ? `${field.help[language]} ` : ''}
          {t('services.filesHelp', { most })}
        </span>
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="unseen"
        tabIndex={-1}
        accept="image/jpeg,image/png,application/pdf"
        multiple={most > 1}
        onChange={event => {
          add(event.target.files)
          event.target.value = ''
        }}
      />
      {ids.length > 0 ? (
        <ul>
          {ids.map((one, index) => (
            <li key={one}>
              {kinds[one] === 'application/pdf' ? <FileText aria-hidden /> : <Image aria-hidden />}
              <span>{t('services.fileNumber', { number: index + 1 })}</span>
              <IconButton
                label={t('services.fileRemove', { number: index + 1 })}
                icon={<X aria-hidden />}
                onPress={() => remove(one)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {ids.length < most ? (
        <Button
          kind="secondary"
          icon={<Paperclip aria-hidden />}
          isPending={act.busy}
          onPress={() => input.current?.click()}
        >
          {t('services.fileAdd')}
        </Button>
      ) : null}
      <ProblemNotice problem={act.problem} />
      {error ? <p className="field-error">{error}</p> : null}
    </div>
  )
}
