// Free text at the door: what people write for other people to read, and names that a card or another provider says. The line is where they come
// in: what stands in the register, or was signed by us, passed it before.
import { z } from 'zod'
import { isOneScript } from '../../shared/one-script.ts'
import { isPlain, tidyText } from '../../shared/thai-text.ts'

/** Text of several lines. Refused when it turns the direction of others, floods a letter with marks, or holds what no screen shows (A14, A60). */
export const plainText = (least: number, most: number) =>
  z.string().overwrite(tidyText).min(least).max(most).refine(isPlain, 'plain text')

/** The same on one line: a name, a place, a law. */
export const plainLine = (least: number, most: number) =>
  z
    .string()
    .overwrite(text => tidyText(text).replace(/\s+/g, ' '))
    .min(least)
    .max(most)
    .refine(isPlain, 'plain text')

/** A name that people read before they trust it: besides, no letter of it passes for one of another script (A14). */
export const nameLine = (least: number, most: number) =>
  plainLine(least, most).refine(isOneScript, { error: 'one script', params: { fault: 'mixedScripts' } })
