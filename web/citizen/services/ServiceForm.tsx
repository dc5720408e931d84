import { useCallback, useState } from 'react'
import { isAsked } from '../../../shared/asked-only-when.ts'
import { sumsOf } from '../../../shared/sum-of-fields.ts'
import type { Problem } from '../../lib/problem.ts'
import type { ServiceField } from '../../lib/services-types.ts'
import { type TextKey, useText } from '../text.ts'
import { OneField } from './fields/OneField.tsx'

export type Typed = { form: Record<string, string>; shown: Record<string, string> }
type ServiceFormProps = {
  id: string
  serviceId: string
  /** With which somebody who has not signed in sends. */
  visitorCode?: string | undefined
  /** Lets the service see what it asks for, where a list of the person's own hangs on that. */
  onAllow?: (() => Promise<boolean>) | undefined
  fields: ServiceField[]
  /** From the register, or from the last time. */
  before: Typed
  problem: Problem | undefined
  onSend: (typed: Typed) => void
}

const reasons = ['missing', 'wrongForm', 'tooShort', 'tooLong', 'tooEarly', 'tooLate', 'tooMuch', 'differs']

/** The fields of a definition. The server judges; each field says what is wrong with it. */
export function ServiceForm({
  id,
  serviceId,
  visitorCode,
  onAllow,
  fields,
  before,
  problem,
  onSend,
}: ServiceFormProps) {
  const t = useText()
  const [typed, setTyped] = useState<Typed>(() => ({
    shown: before.shown,
    form: {
      ...Object.fromEntries(
        fields.flatMap(({ name, years }) => (years?.[0] ? [[name, String(years[0])]] : [])),
      ),
      ...before.form,
    },
  }))
  // A fault stands until its field is changed; whether it is mended the server says at the next press.
  const [mended, setMended] = useState<{ problem: Problem | undefined; names: string[] }>()
  const change = useCallback(
    (name: string, value: string, shown?: string) => {
      setTyped(last => ({
        form: { ...last.form, [name]: value },
        shown: shown === undefined ? last.shown : { ...last.shown, [name]: shown },
      }))
      setMended(last => ({
        problem,
        names: [...(last?.problem === problem ? (last?.names ?? []) : []), name],
      }))
    },
    [problem],
  )
  const errorOf = (name: string) => {
    const isMended = mended?.problem === problem && mended?.names.includes(name)
    const code = isMended ? undefined : faultOf(problem, name)
    return code && t(`services.field.${code}` as TextKey)
  }
  const sums = sumsOf(fields, typed.form)
  return (
    <form
      id={id}
      className="service-form"
      onSubmit={event => {
        event.preventDefault()
        onSend({ ...typed, form: { ...askedOf(fields, typed.form), ...sums } })
      }}
    >
      {fields
        .filter(field => isAsked(field.onlyWhen, typed.form))
        .map(field => (
          <OneField
            key={field.name}
            serviceId={serviceId}
            visitorCode={visitorCode}
            onAllow={onAllow}
            field={field}
            value={(field.sum ? sums : typed.form)[field.name] ?? ''}
            form={typed.form}
            error={errorOf(field.name)}
            onChange={change}
          />
        ))}
    </form>
  )
}

/** What was typed into fields that are not asked any more stays here. */
const askedOf = (fields: ServiceField[], form: Record<string, string>) =>
  Object.fromEntries(
    fields.flatMap(({ name, onlyWhen, sum }) =>
      !sum && isAsked(onlyWhen, form) && form[name] !== undefined ? [[name, form[name]]] : [],
    ),
  )

/** What the server found wrong with a field, or undefined. */
function faultOf(problem: Problem | undefined, name: string): string | undefined {
  const errors = problem?.details.errors
  if (!Array.isArray(errors)) return undefined
  const found = errors.find(error => error.field === name)?.code
  return reasons.includes(found) ? found : undefined
}
