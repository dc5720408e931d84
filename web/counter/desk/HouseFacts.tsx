import { formatHouseCode } from '../../../shared/house-code.ts'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList, type DataRow } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { DeskCase } from '../house-cases-api.ts'
import { useText } from '../text.ts'

/** What was told for a case, who takes part and what they said. */
export function HouseFacts({ view }: { view: DeskCase }) {
  const t = useText()
  const { language } = usePreferences()
  const row = (id: string, label: string, value: string | undefined): DataRow[] =>
    value ? [{ id, label, value }] : []
  const houseOf = (house: DeskCase['house']) =>
    house ? `${formatHouseCode(house.houseCode)} · ${house.address[language]}` : undefined
  const { building } = view
  const isMerger = view.kind === 'merge'
  return (
    <>
      {view.isLate ? <Notice tone="warn" title={t('moves.reason.late')} /> : null}
      <DataList
        rows={[
          ...view.people.map((one, index) => ({
            id: `person${index}`,
            label: t(`houses.part.${one.part}`),
            value: [
              t('move.person', {
                name: language === 'th' ? one.nameTh : one.nameEn,
                number: one.number,
                age: one.ageYears,
              }),
              ...(one.isAsked ? [answerOf(one, t)] : []),
              ...(isAtStake(one) && one.isAsked && !one.hasApp ? [t('houses.noApp')] : []),
            ].join(' · '),
          })),
          ...row('house', t(isMerger ? 'houses.keptHouse' : 'houses.house'), houseOf(view.house)),
          ...row('other', t(isMerger ? 'houses.endedHouse' : 'houses.otherHouse'), houseOf(view.otherHouse)),
          ...row('area', t('houses.area'), building?.area[language]),
          ...row('point', t('houses.point'), building && pointOf(building)),
          ...row('kind', t('houses.building'), building && t(`houses.buildings.${building.buildingKind}`)),
          ...row('permit', t('houses.permit'), building?.permitNumber),
          ...row('deed', t('houses.deed'), building?.landDeed),
          ...row(
            'movesIn',
            t('houses.movesIn'),
            building && t(building.movesIn ? 'houses.yes' : 'houses.no'),
          ),
          ...row('day', t('houses.day'), view.happenedOn && formatDate(view.happenedOn, language)),
          ...row('note', t('houses.note'), view.note),
          ...row('facts', t('houses.facts'), view.hearing?.facts ?? undefined),
          ...view.people.flatMap(one =>
            row(
              `heard-${one.personId}`,
              t(one.heard?.isAtCounter ? 'houses.heardAtCounter' : 'houses.heardOnPhone', {
                name: language === 'th' ? one.nameTh : one.nameEn,
              }),
              one.heard?.words ?? undefined,
            ),
          ),
          ...row('reasons', t('houses.reasonsFirst'), view.reasons ?? undefined),
          ...row(
            'booked',
            t('houses.booked'),
            view.inspection ? formatMoment(view.inspection.startsAt, language) : undefined,
          ),
          ...view.inspections.map(({ result, at }) => ({
            id: at,
            label: t('houses.inspected'),
            value: `${t(`houses.result.${result}`)} · ${formatMoment(at, language)}`,
          })),
        ]}
      />
    </>
  )
}

const pointOf = ({ latitude, longitude, accuracyMetres }: NonNullable<DeskCase['building']>) =>
  `${latitude}, ${longitude}${accuracyMetres === undefined ? '' : ` (±${accuracyMetres} m)`}`

const isAtStake = ({ part }: DeskCase['people'][number]) => part === 'reported' || part === 'lives'

function answerOf(one: DeskCase['people'][number], t: ReturnType<typeof useText>) {
  const { answer } = one
  const asked = isAtStake(one) ? 'reported' : 'consent'
  const said = answer ?? 'none'
  return t(`houses.answer.${asked}.${said}`)
}
