import { createUseText } from '../lib/text.ts'
import type th from './messages/th.json'

/** Texts of the specimen page. */
export const useText = createUseText<keyof typeof th>()
