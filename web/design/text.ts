import { createUseText } from '../lib/text.ts'
import type th from './messages/th.json'

/** Texts of the page of the design system. */
export const useText = createUseText<keyof typeof th>()
