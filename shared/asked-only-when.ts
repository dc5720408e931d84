/** A field of a form that is asked only while another has one of these values. */
export type OnlyWhen = { field: string; oneOf: readonly string[] }

/** The values of a field where several were chosen, as forms carry them: one a line. */
export const severalOf = (value: string): string[] => value.split('\n').filter(one => one !== '')

/** Whether a field is asked, as the form stands. What was typed into one that is not is worth nothing. */
export const isAsked = (onlyWhen: OnlyWhen | undefined, form: Readonly<Record<string, string>>): boolean =>
  onlyWhen === undefined ||
  severalOf(Object.hasOwn(form, onlyWhen.field) ? (form[onlyWhen.field] ?? '') : '').some(one =>
    onlyWhen.oneOf.includes(one),
  )
