export const helpScopes = ['readHistory', 'readCases', 'bookSlots'] as const
/** What may be done in somebody else's name. */
export type HelpScope = (typeof helpScopes)[number]

export type Named = { nameTh: string; nameEn: string }
/** Who helps, or helped, the person. */
export type Helper = {
  helpId: string
  helper: Named
  scopes: HelpScope[]
  allowedAt: string
  endsAt: string
  acts: number
  isActive: boolean
}
