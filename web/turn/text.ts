import { createUseText } from '../lib/text.ts'
import type th from './messages/th.json'

/** Texts of the page that follows one number. */
export const useText = createUseText<keyof typeof th>()
