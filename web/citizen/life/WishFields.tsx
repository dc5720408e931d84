import type { Wish } from '../../lib/life-api.ts'
import { Choice } from '../../ui/Choice.tsx'
import { useText } from '../text.ts'

/** What becomes of one's own name with a marriage. */
export function WishFields({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  const t = useText()
  return (
    <>
      <Choice
        label={t('wish.surname')}
        help={t('wish.surnameHelp')}
        value={wish.surname}
        choices={(['own', 'theirs'] as const).map(id => ({ id, label: t(`wish.surname.${id}`) }))}
        onChange={id => onChange({ ...wish, surname: id as Wish['surname'] })}
      />
      <Choice
        label={t('wish.title')}
        help={t('wish.titleHelp')}
        value={wish.title}
        choices={(['keep', 'mrs'] as const).map(id => ({ id, label: t(`wish.title.${id}`) }))}
        onChange={id => onChange({ ...wish, title: id as Wish['title'] })}
      />
    </>
  )
}
