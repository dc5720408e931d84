import { createUseText } from '../lib/text.ts'
import type th from './messages/th.json'

/** Texts of the shared components; every app loads them beside its own. */
export const useUiText = createUseText<keyof typeof th>()
