import { useState } from 'react'
import { parseCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Wish } from '../../lib/life-api.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { NotifyPage } from './NotifyPage.tsx'
import { WishFields } from './WishFields.tsx'

/** Whom one wants to marry, by their number, and one's own name afterwards. */
export function NewMarriage() {
  const t = useText()
  const [number, setNumber] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [own, setOwn] = useState<Wish>({ surname: 'own', title: 'keep' })
  function read() {
    const otherNumber = parseCitizenNumber(number)
    setWrong(otherNumber === undefined)
    return otherNumber === undefined ? undefined : { otherNumber, own }
  }
  return (
    <NotifyPage what="marriage" read={read}>
      <Field
        label={t('newLife.partner')}
        help={t('newLife.partnerHelp')}
        error={isWrong ? t('newLife.numberWrong') : undefined}
        value={number}
        onChange={setNumber}
        inputMode="numeric"
        autoComplete="off"
      />
      <WishFields wish={own} onChange={setOwn} />
      <Notice>
        <p>{t('newLife.partnerPrivate')}</p>
      </Notice>
    </NotifyPage>
  )
}
