import { useLingui } from '@lingui/react'
import { useCallback } from 'react'

/** Gives the sentence for a message id in the language of the moment, with its values put in. */
export type Text<Key extends string> = (id: Key, values?: Record<string, string | number>) => string

/** Makes a hook whose ids are checked by the compiler against one catalogue. */
export function createUseText<Key extends string>(): () => Text<Key> {
  return () => {
    const { i18n } = useLingui()
    // The locale is a dependency so that a change of language gives a new function and redraws.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
    return useCallback((id, values) => i18n._(id, values), [i18n, i18n.locale])
  }
}
