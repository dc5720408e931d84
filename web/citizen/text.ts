import { createUseText, type Text } from '../lib/text.ts'
import type ui from '../ui/messages/th.json'
import type th from './messages/th.json'

export type TextKey = keyof typeof th | keyof typeof ui
export type AppText = Text<TextKey>

/** Texts of the citizen app and of the shared components. */
export const useText = createUseText<TextKey>()
