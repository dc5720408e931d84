import {
  Bus,
  Droplets,
  GraduationCap,
  HandHeart,
  HeartPulse,
  IdCard,
  Landmark,
  LayoutGrid,
  type LucideIcon,
  Plane,
  Scale,
  Store,
  Users,
  Wallet,
} from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  identity: IdCard,
  utilities: Droplets,
  transport: Bus,
  health: HeartPulse,
  work: Users,
  welfare: HandHeart,
  money: Wallet,
  property: Landmark,
  abroad: Plane,
  education: GraduationCap,
  justice: Scale,
  civic: Store,
}

/** The picture of a category; a category newer than this app has the general one. */
export const iconOf = (category: string): LucideIcon => icons[category] ?? LayoutGrid
