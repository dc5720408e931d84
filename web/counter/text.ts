import { createUseText, type Text } from '../lib/text.ts'
import type th from './messages/th.json'

export type TextKey = keyof typeof th
export type CounterText = Text<TextKey>

/** Texts of the counter and the kiosk. */
export const useText = createUseText<TextKey>()
