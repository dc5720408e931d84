import { useState } from 'react'
import { findOfficesNear, type OfficeNear } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { FinderMap } from '../finder/FinderMap.tsx'
import { boundsOf } from '../finder/map-view.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { PlaceField } from '../services/fields/PlaceField.tsx'
import { useText } from '../text.ts'
import '../services/Services.css'

export type Site = {
  latitude: number
  longitude: number
  subdistrictCode: string
  villageNumber?: string
}

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
  const [isWrong, setWrong] = useState(false)
  const [offices, setOffices] = useState<OfficeNear[]>()
  const act = useAct()
  const point = pointOf(typed)
  function change(_field: string, value: string) {
    setTyped(value)
    setOffices(undefined)
    setWrong(false)
  }
  async function look() {
    setWrong(point === undefined)
    if (point) await act.run(async () => setOffices(await findOfficesNear(point)))
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
        error={isWrong ? t('newHouse.pointWrong') : undefined}
        onChange={change}
      />
      {point ? (
        <FinderMap
          key={typed}
          points={[]}
          here={point}
          bounds={boundsOf([point])}
          mark={() => ({ key: '', isOpen: false, face: null })}
          onChoose={() => undefined}
        />
      ) : null}
      <ProblemNotice problem={act.problem} />
      {offices && point ? (
        <Subdistrict offices={offices} onChosen={chosen => onFound({ ...point, ...chosen })} />
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
