import { useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { answerFiling, type Filing, type Wish } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Notice } from '../../ui/Notice.tsx'
import { YesOrNo } from '../control/YesOrNo.tsx'
import { useText } from '../text.ts'
import { Facts } from './Facts.tsx'
import { WishFields } from './WishFields.tsx'

/** Somebody names this person as the one to marry, to part from, or as the other parent: yes or no, with the passcode. */
export function AskedFiling({ filing, onChange }: { filing: Filing; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [wish, setWish] = useState<Wish>({ surname: 'own', title: 'keep' })
  const { kind, other } = filing
  const isMarriage = kind === 'marriage'
  return (
    <article className="household-case" data-kind={kind}>
      <h3>{t(`life.kind.${kind}`)}</h3>
      <Facts facts={filing.facts} other={other && (language === 'th' ? other.nameTh : other.nameEn)} />
      <Notice tone="warn">
        <p>{t(`life.warn.${kind}`)}</p>
        <p>{t('life.answerBy', { day: formatDate(filing.expiresAt, language) })}</p>
      </Notice>
      {isMarriage ? <WishFields wish={wish} onChange={setWish} /> : null}
      <YesOrNo
        no={{ button: t('life.no'), title: t('life.noTitle') }}
        yes={{ button: t('life.yes'), title: t('life.yesTitle') }}
        answer={(answer, passcode) =>
          answerFiling(filing.filingId, {
            answer,
            passcode,
            ...(isMarriage && answer === 'accepted' ? { wish } : {}),
          })
        }
        onAnswered={onChange}
      />
    </article>
  )
}
