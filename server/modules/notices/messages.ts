// What an agency writes in its own words: plain text, sealed, with the agency's name beside it. Never in the push (PDPA s. 28).
import { z } from 'zod'
import type { Opens } from '../../../shared/rooms.ts'
import type { TxCtx } from '../../platform/context.ts'
import { plainText } from '../../platform/plain-text.ts'
import { manyAdded } from './events.ts'
import { insertNotices } from './insert.ts'

const TITLE_MOST = 80
const BODY_MOST = 1_000

const Words = z.strictObject({ title: plainText(1, TITLE_MOST), body: plainText(1, BODY_MOST) })
/** An agency's words in Thai, in English, or in both. */
export const MessageWords = z
  .strictObject({ th: Words.optional(), en: Words.optional() })
  .refine(({ th, en }) => th !== undefined || en !== undefined, 'one language at least')
export type MessageWords = z.infer<typeof MessageWords>

export type AgencyMessage = {
  personId: string
  /** A UUID of the caller's: the same message sent twice is one. */
  messageId: string
  agency: { th: string; en: string }
  words: MessageWords
  /** The service or mini-app that the message opens. */
  opens?: Opens | undefined
  /** False: it stands in the inbox and nothing goes to the phone. */
  isPushed?: boolean | undefined
}

/**
 * Puts messages of an agency into people's inboxes; a thousand at once are two statements. Answers with the ids of those that
 * are new. @throws ZodError for words that are not plain or too long: check them with `MessageWords` at the door
 */
export async function addMessages(tx: TxCtx, messages: readonly AgencyMessage[]): Promise<string[]> {
  const added = await insertNotices(
    tx,
    messages.map(({ personId, messageId, agency, words, opens, isPushed = true }) => ({
      personId,
      id: messageId,
      kind: 'agencyMessage',
      from: agency,
      sealed: tx.vault.seal(
        'notice-words',
        Buffer.from(JSON.stringify(MessageWords.parse(words))),
        `${personId}:${messageId}`,
      ),
      opens,
      isPushed,
    })),
  )
  if (added.length > 0) await tx.emit(manyAdded, { kind: 'agencyMessage', count: added.length })
  return added
}
