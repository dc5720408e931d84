import { z } from 'zod'
import { MiniAppContent, miniAppItems } from '../../mini-apps/index.ts'
import { itemField } from './words.ts'

/** Which field of the form shows what is wrong at a place of the content. */
const fieldOf: Record<string, string> = {
  'name.th': 'nameTh',
  'name.en': 'nameEn',
  'short.th': 'shortTh',
  'short.en': 'shortEn',
  'about.th': 'aboutTh',
  'about.en': 'aboutEn',
  startAddress: 'startAddress',
  qrMinutes: 'qrMinutes',
}

export const Sent = z.record(z.string(), z.unknown())
type Read = { content: MiniAppContent } | { wrong: string[] }

export const asTyped = (sent: z.infer<typeof Sent>): Record<string, string> =>
  Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]))

/** A form as the content of a version; its pictures stay as they are. */
export function readForm(sent: z.infer<typeof Sent>, kept: Partial<MiniAppContent> = {}): Read {
  const typed = asTyped(sent)
  const both = (name: string) => ({ th: typed[`${name}Th`] ?? '', en: typed[`${name}En`] ?? '' })
  const items = miniAppItems.flatMap(item => {
    const why = {
      th: typed[itemField(item, 'th')]?.trim() ?? '',
      en: typed[itemField(item, 'en')]?.trim() ?? '',
    }
    return why.th || why.en ? [{ item, why }] : []
  })
  const read = MiniAppContent.safeParse({
    ...{ name: both('name'), short: both('short'), about: both('about'), items },
    startAddress: typed.startAddress?.trim(),
    qrMinutes: Number(typed.qrMinutes),
    ...(kept.icon ? { icon: kept.icon } : {}),
    screenshots: kept.screenshots ?? [],
  })
  if (read.success) return { content: read.data }
  return {
    wrong: read.error.issues.map(({ path }) => {
      const item = path[0] === 'items' ? items[Number(path[1])]?.item : undefined
      return item ? itemField(item, path[3] === 'en' ? 'en' : 'th') : (fieldOf[path.join('.')] ?? 'nameTh')
    }),
  }
}
