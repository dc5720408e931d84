import { FileText, Image, Paperclip, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { shrinkPicture } from '../lib/shrink-picture.ts'
import { useAct } from '../lib/use-act.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { useText } from './text.ts'
import './FilePicker.css'

type FilePickerProps = {
  label: string
  help?: string | undefined
  error?: string | undefined
  most: number
  ids: readonly string[]
  /** What kinds those are that were kept before. */
  known?: Readonly<Record<string, string>>
  keep: (file: Blob) => Promise<{ id: string; mediaType: string }>
  drop: (id: string) => Promise<void>
  onChange: (ids: string[]) => void
}

/** Photographs and PDF files: made small here, kept by the server until the form is sent, each to be taken back. */
export function FilePicker({
  label,
  help,
  error,
  most,
  ids,
  known = {},
  keep,
  drop,
  onChange,
}: FilePickerProps) {
  const t = useText()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const act = useAct()
  const [kinds, setKinds] = useState<Record<string, string>>(known)
  const add = (chosen: FileList | null) =>
    void act.run(async () => {
      let all = [...ids]
      for (const file of [...(chosen ?? [])].slice(0, most - ids.length)) {
        const kept = await keep(await shrinkPicture(file))
        setKinds(before => ({ ...before, [kept.id]: kept.mediaType }))
        all = [...all, kept.id]
        onChange(all)
      }
    })
  const remove = (gone: string) =>
    void act.run(async () => {
      await drop(gone)
      onChange(ids.filter(one => one !== gone))
    })
  return (
    <div className="file-picker">
      <label htmlFor={id}>
        <b>{label}</b>
        <span className="soft small">
          {help ? `${help} · ` : ''}
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
