import type { ReactNode } from 'react'
import { formatHouseCode } from '../../../shared/house-code.ts'
import { formatDate } from '../../lib/format.ts'
import type { HouseCase } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList, type DataRow } from '../../ui/DataList.tsx'
import { useText } from '../text.ts'
import { isAtStake } from './case-words.ts'

/** What a case is about: the houses, who takes part, what was told. */
export function CaseFacts({ view }: { view: HouseCase }) {
  const t = useText()
  const { language } = usePreferences()
  const isThai = language === 'th'
  const row = (id: string, label: string, value: ReactNode): DataRow[] =>
    value ? [{ id, label, value }] : []
  const houseOf = (house: HouseCase['house']) =>
    house ? (
      <>
        {house.address[language]} <span className="numerals">({formatHouseCode(house.houseCode)})</span>
      </>
    ) : undefined
  const { building } = view
  const isMerger = view.kind === 'merge'
  const saidBy = ({ name, part, isAsked, answer }: HouseCase['people'][number]) =>
    [name?.[language], isAsked && !isAtStake(part) && t(`cases.answer.${answer ?? 'none'}`)]
      .filter(Boolean)
      .join(' · ')
  return (
    <section className="stack-tight">
      <h2>{t('cases.facts')}</h2>
      <DataList
        rows={[
          ...row('house', t(isMerger ? 'cases.keptHouse' : 'cases.house'), houseOf(view.house)),
          ...row(
            'other',
            t(isMerger ? 'cases.endedHouse' : view.kind === 'split' ? 'cases.madeHouse' : 'cases.otherHouse'),
            view.kind === 'stranger' ? undefined : houseOf(view.otherHouse),
          ),
          ...row('asker', t('cases.asker'), isThai ? view.asker.nameTh : view.asker.nameEn),
          ...view.people.map((one, index) => ({
            id: `person${index}`,
            label: t(`cases.part.${one.part}`),
            value: saidBy(one),
          })),
          ...row('area', t('cases.area'), building?.area[language]),
          ...row('building', t('newHouse.kind'), building && t(`newHouse.kinds.${building.buildingKind}`)),
          ...row('permit', t('newHouse.permit'), building?.permitNumber),
          ...row('deed', t('newHouse.deed'), building?.landDeed),
          ...row(
            'day',
            t(view.kind === 'newHouse' ? 'newHouse.builtOn' : 'change.goneOn'),
            view.happenedOn && formatDate(view.happenedOn, language),
          ),
          ...row('note', t('household.why'), view.note),
          ...row('files', t('cases.files'), view.files > 0 ? String(view.files) : undefined),
          ...row('office', t('house.office'), isThai ? view.office.nameTh : view.office.nameEn),
          ...row(
            'fine',
            t('cases.fine'),
            view.fineSatang
              ? t('cases.baht', { baht: (view.fineSatang / 100).toLocaleString('th-TH') })
              : undefined,
          ),
        ]}
      />
      {view.fineSatangMost > 0 && view.fineSatang === null ? (
        <p className="soft small">{t('cases.late')}</p>
      ) : null}
    </section>
  )
}
