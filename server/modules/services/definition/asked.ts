// What of the register a definition asks for, and why: items of the person, and of one whom or one house that they choose from a list of theirs.
import { z } from 'zod'
import { type Item, itemNames, labelOf } from './items.ts'
import { Words } from './words.ts'

const lists = {
  children: { th: 'บุตรที่ท่านเลือก', en: 'The child you choose' },
  household: { th: 'เด็กในบ้านที่ท่านเลือก', en: 'The child of your house you choose' },
  houses: { th: 'บ้านที่ท่านเลือก', en: 'The house you choose' },
} as const satisfies Record<string, Words>

export type List = keyof typeof lists
export const listNames = Object.keys(lists) as [List, ...List[]]
const itemsOfHouses = [
  'houseCode',
  'addressTh',
  'subdistrictCode',
  'provinceTh',
] as const satisfies readonly Item[]

export const Asked = z.discriminatedUnion('item', [
  z.strictObject({ item: z.enum(itemNames), why: Words }),
  z
    .strictObject({
      item: z.enum(['children', 'household']),
      tells: z.array(z.enum(itemNames)).min(1).describe('What of the one who is chosen'),
      why: Words,
    })
    .describe(
      'One of their children under age, or, for the head of a house, of those under age who live there; chosen in a field fromRegister',
    ),
  z
    .strictObject({
      item: z.literal('houses'),
      tells: z.array(z.enum(itemsOfHouses)).min(1).describe('What of the house that is chosen'),
      why: Words,
    })
    .describe('One of their houses, chosen in a field fromRegister'),
])
export type Asked = z.infer<typeof Asked>
export const askedNames = [...itemNames, ...listNames] as const

/** The items of the person themselves. */
export const ownItemsOf = (data: readonly Asked[]): Item[] =>
  data.flatMap(one => ('tells' in one ? [] : one.item))

/** What may be told of one that is chosen from a list; nothing where the definition does not ask for it. */
export const toldOf = (data: readonly Asked[], list: List): readonly Item[] =>
  data.flatMap(one => ('tells' in one && one.item === list ? one.tells : []))

export const labelOfAsked = (name: Item | List): Words =>
  Object.hasOwn(lists, name) ? lists[name as List] : labelOf(name as Item)
