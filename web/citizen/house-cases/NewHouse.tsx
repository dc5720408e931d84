import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isDay } from '../../../shared/partial-date.ts'
import { type BuildingKind, buildingKinds, dropCaseFile, keepCaseFile } from '../../lib/house-cases-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { FilePicker } from '../FilePicker.tsx'
import { useText } from '../text.ts'
import { AskSheet } from './AskSheet.tsx'
import { HappenedOn } from './HappenedOn.tsx'
import { HousePlace, type Site } from './HousePlace.tsx'
import { type Asking, dayNow, useAsk } from './use-ask.ts'

const FILES_MOST = 6

/** A number for a new house: first where it stands, then what it is and whose. */
export function NewHouse() {
  const t = useText()
  const navigate = useNavigate()
  const asking = useAsk()
  const [site, setSite] = useState<Site>()
  return (
    <Page
      page={site ? 'newHouseDetails' : 'newHouse'}
      title={t('cases.kind.newHouse')}
      lead={site ? undefined : t('newHouse.lead')}
      step={{ position: site ? 2 : 1, of: 2 }}
      onBack={() => (site ? setSite(undefined) : navigate('/me/house/cases'))}
    >
      {site ? <Details site={site} asking={asking} /> : <HousePlace onFound={setSite} />}
      <AskSheet asking={asking} />
    </Page>
  )
}

function Details({ site, asking }: { site: Site; asking: Asking }) {
  const t = useText()
  const [buildingKind, setKind] = useState<BuildingKind>('house')
  const [permitNumber, setPermit] = useState('')
  const [landDeed, setDeed] = useState('')
  const [happenedOn, setDay] = useState(dayNow)
  const [whose, setWhose] = useState<'mine' | 'theirs'>('mine')
  const [owner, setOwner] = useState('')
  const [movesIn, setMovesIn] = useState<'yes' | 'no'>('yes')
  const isWhole = permitNumber.trim() !== '' && landDeed.trim() !== '' && isDay(happenedOn)
  const isOwned = whose === 'mine' || owner.replace(/\D/g, '').length === 13
  const confirm = () =>
    asking.confirm({
      kind: 'newHouse',
      building: { ...site, buildingKind, permitNumber, landDeed, movesIn: movesIn === 'yes' },
      happenedOn,
      ...(whose === 'theirs' ? { ownerNumber: owner } : {}),
    })
  return (
    <>
      <Choice
        label={t('newHouse.kind')}
        value={buildingKind}
        choices={buildingKinds.map(id => ({ id, label: t(`newHouse.kinds.${id}`) }))}
        onChange={id => setKind(id as BuildingKind)}
      />
      <Field label={t('newHouse.permit')} value={permitNumber} onChange={setPermit} maxLength={60} />
      <Field label={t('newHouse.deed')} value={landDeed} onChange={setDeed} maxLength={60} />
      <HappenedOn label={t('newHouse.builtOn')} value={happenedOn} onChange={setDay} />
      <section className="stack-tight">
        <h2>{t('newHouse.whose')}</h2>
        <Segments
          label={t('newHouse.whose')}
          value={whose}
          choices={[
            { id: 'mine', label: t('newHouse.mine') },
            { id: 'theirs', label: t('newHouse.theirs') },
          ]}
          onChange={setWhose}
        />
        {whose === 'theirs' ? (
          <Field
            label={t('newHouse.owner')}
            help={t('newHouse.ownerHelp')}
            inputMode="numeric"
            autoComplete="off"
            value={owner}
            onChange={setOwner}
          />
        ) : null}
      </section>
      <section className="stack-tight">
        <h2>{t('newHouse.movesIn')}</h2>
        <Segments
          label={t('newHouse.movesIn')}
          value={movesIn}
          choices={[
            { id: 'yes', label: t('newHouse.movesInYes') },
            { id: 'no', label: t('newHouse.movesInNo') },
          ]}
          onChange={setMovesIn}
        />
      </section>
      <FilePicker
        label={t('newHouse.files')}
        help={t('newHouse.filesHelp')}
        most={FILES_MOST}
        ids={asking.files}
        keep={keepCaseFile}
        drop={dropCaseFile}
        onChange={asking.setFiles}
      />
      <Button isDisabled={!isWhole || !isOwned} onPress={confirm}>
        {t('newHouse.ask')}
      </Button>
    </>
  )
}
