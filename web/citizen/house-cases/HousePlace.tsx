import { useCallback, useState } from 'react'
import { findOfficesNear, type OfficeNear } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { boundsOf, country } from '../finder/map-view.ts'
import { type Pick, PickOnMap } from '../finder/PickOnMap.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { PlaceField } from '../services/fields/PlaceField.tsx'
import { useText } from '../text.ts'
import '../services/Services.css'

export type Site = {
  latitude: number
  longitude: number
  /** How far off the point may be, when it was pressed on the map. */
  accuracyMetres?: number
  subdistrictCode: string
  villageNumber?: string
}

/** What is farther off may lie in another district. */
const OFF_MOST_METRES = 2000

const pointOf = (typed: string) => {
  const [latitude, longitude] = typed.split(',').map(Number)
  if (latitude === undefined || longitude === undefined) return undefined
  const isInCountry = latitude >= 5 && latitude <= 21 && longitude >= 97 && longitude <= 106
  return isInCountry ? { latitude, longitude } : undefined
}

/** Where the house stands: a point on the map, and the sub-district whose office answers for it. */
export function HousePlace({ onFound }: { onFound: (site: Site) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [picks, setPicks] = useState<Pick[]>([])
  const [isWrong, setWrong] = useState(false)
  const [offices, setOffices] = useState<OfficeNear[]>()
  const act = useAct()
  const point = pointOf(typed)
  const last = picks.at(-1)
  const accuracyMetres = last?.accuracyMetres
  const isFar = accuracyMetres !== undefined && accuracyMetres > OFF_MOST_METRES
  // The field asks for what the phone says of its place once, and not whenever this is drawn.
  const change = useCallback((_field: string, value: string) => {
    setTyped(value)
    setPicks([])
    setOffices(undefined)
    setWrong(false)
  }, [])
  function pick(pressed: Pick[]) {
    const newest = pressed.at(-1)?.point
    change('', newest ? `${newest.latitude}, ${newest.longitude}` : '')
    setPicks(pressed)
  }
  async function look() {
    setWrong(point === undefined || isFar)
    if (point && !isFar) await act.run(async () => setOffices(await findOfficesNear(point)))
  }
  const label = { th: t('newHouse.point'), en: t('newHouse.point') }
  const help = { th: t('newHouse.pointHelp'), en: t('newHouse.pointHelp') }
  return (
    <>
      <PlaceField
        serviceId=""
        form={{}}
        field={{ name: 'point', type: 'place', label, help, required: true }}
        value={typed}
        error={isWrong ? t(isFar ? 'newHouse.pointFar' : 'newHouse.pointWrong') : undefined}
        onChange={change}
      />
      <PickOnMap
        bounds={last?.shows ?? (point ? boundsOf([point]) : country)}
        point={point}
        accuracyMetres={accuracyMetres}
        onPick={one => pick([...picks, one])}
        onUndo={last && (() => pick(picks.slice(0, -1)))}
      />
      <ProblemNotice problem={act.problem} />
      {offices && point ? (
        <Subdistrict
          offices={offices}
          onChosen={chosen =>
            onFound({ ...point, ...(accuracyMetres === undefined ? {} : { accuracyMetres }), ...chosen })
          }
        />
      ) : (
        <Button isPending={act.busy} onPress={() => void look()}>
          {t('newHouse.look')}
        </Button>
      )}
    </>
  )
}

type SubdistrictProps = {
  offices: OfficeNear[]
  onChosen: (chosen: Omit<Site, 'latitude' | 'longitude'>) => void
}

function Subdistrict({ offices, onChosen }: SubdistrictProps) {
  const t = useText()
  const { language } = usePreferences()
  const [at, setAt] = useState(0)
  const office = offices[at]
  const [code, setCode] = useState(office?.subdistricts[0]?.code ?? '')
  const [village, setVillage] = useState('')
  const nameOf = (one: OfficeNear) => (language === 'th' ? one.nameTh : one.nameEn)
  return (
    <>
      <Choice
        label={t('newHouse.office')}
        help={t('newHouse.officeHelp')}
        value={String(at)}
        choices={offices.map((one, index) => ({ id: String(index), label: nameOf(one) }))}
        onChange={id => {
          setAt(Number(id))
          setCode(offices[Number(id)]?.subdistricts[0]?.code ?? '')
        }}
      />
      <Choice
        label={t('newHouse.subdistrict')}
        value={code}
        choices={(office?.subdistricts ?? []).map(one => ({ id: one.code, label: one.name[language] }))}
        onChange={setCode}
      />
      <Field
        label={t('newHouse.village')}
        inputMode="numeric"
        maxLength={3}
        value={village}
        onChange={setVillage}
      />
      <Button
        isDisabled={code === '' || !/^\d{0,3}$/.test(village)}
        onPress={() => onChosen({ subdistrictCode: code, ...(village ? { villageNumber: village } : {}) })}
      >
        {t('newHouse.next')}
      </Button>
    </>
  )
}
