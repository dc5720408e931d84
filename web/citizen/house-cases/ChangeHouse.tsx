import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatHouseCode, parseHouseCode } from '../../../shared/house-code.ts'
import { isDay } from '../../../shared/partial-date.ts'
import { dropCaseFile, type HousePerson, keepCaseFile, readHousePeople } from '../../lib/house-cases-api.ts'
import { type HouseAddress, lookUpHouse } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { FilePicker } from '../FilePicker.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { AskSheet } from './AskSheet.tsx'
import { HappenedOn } from './HappenedOn.tsx'
import { KindPicture } from './KindPicture.tsx'
import { type Asking, dayNow, useAsk } from './use-ask.ts'
import './HouseCases.css'

const kinds = ['split', 'merge', 'cancel'] as const
type Kind = (typeof kinds)[number]
const FILES_MOST = 4
const ADULT_YEARS = 20

/** One house becomes two, two become one, or one is no more: first which, with a picture of each. */
export function ChangeHouse() {
  const t = useText()
  const navigate = useNavigate()
  const [kind, setKind] = useState<Kind>()
  return (
    <Page
      page={kind ? `changeHouse-${kind}` : 'changeHouse'}
      title={kind ? t(`cases.kind.${kind}`) : t('change.title')}
      lead={kind ? t(`change.help.${kind}`) : t('change.lead')}
      onBack={() => (kind ? setKind(undefined) : navigate('/me/house/cases'))}
    >
      {kind ? (
        <Details key={kind} kind={kind} />
      ) : (
        <ul className="kind-cards">
          {kinds.map(one => (
            <li key={one}>
              <button type="button" className="kind-card" onClick={() => setKind(one)}>
                <KindPicture kind={one} />
                <b>{t(`cases.kind.${one}`)}</b>
                <span className="soft small">{t(`change.short.${one}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function Details({ kind }: { kind: Kind }) {
  const t = useText()
  const asking = useAsk()
  return (
    <>
      {kind === 'split' ? <SplitForm asking={asking} /> : null}
      {kind === 'merge' ? <MergeForm asking={asking} /> : null}
      {kind === 'cancel' ? <CancelForm asking={asking} /> : null}
      <AskSheet asking={asking} />
      <p className="soft small">{t('change.fair')}</p>
    </>
  )
}

function Files({ asking }: { asking: Asking }) {
  const t = useText()
  return (
    <FilePicker
      label={t('change.files')}
      help={t('change.filesHelp')}
      most={FILES_MOST}
      ids={asking.files}
      keep={keepCaseFile}
      drop={dropCaseFile}
      onChange={asking.setFiles}
    />
  )
}

function SplitForm({ asking }: { asking: Asking }) {
  const load = useLoad(readHousePeople)
  return (
    <LoadState load={load}>
      {({ isHead, people }) => (isHead ? <WhoGoes people={people} asking={asking} /> : <NotHead />)}
    </LoadState>
  )
}

function NotHead() {
  const t = useText()
  return (
    <Notice tone="warn" title={t('change.notHead')}>
      <p>{t('change.notHeadHelp')}</p>
    </Notice>
  )
}

function WhoGoes({ people, asking }: { people: HousePerson[]; asking: Asking }) {
  const t = useText()
  const { language } = usePreferences()
  const [going, setGoing] = useState<string[]>([])
  const [headId, setHead] = useState('')
  const others = people.filter(one => !one.isHead)
  const nameOf = (one: HousePerson) => (language === 'th' ? one.nameTh : one.nameEn)
  const heads = others.filter(one => going.includes(one.personId) && one.ageYears >= ADULT_YEARS)
  const head = heads.find(one => one.personId === headId) ?? heads[0]
  if (others.length === 0) return <Notice tone="info" title={t('change.nobodyElse')} />
  return (
    <>
      <section className="stack-tight">
        <h2>{t('change.whoGoes')}</h2>
        <Chips
          label={t('change.whoGoes')}
          chosen={going}
          chips={others.map(one => ({
            id: one.personId,
            label: t('moves.age', { name: nameOf(one), age: one.ageYears }),
          }))}
          onChange={setGoing}
        />
      </section>
      {heads.length > 0 ? (
        <Choice
          label={t('change.newHead')}
          value={head?.personId ?? ''}
          choices={heads.map(one => ({ id: one.personId, label: nameOf(one) }))}
          onChange={setHead}
        />
      ) : null}
      <Files asking={asking} />
      <Button
        isDisabled={!head}
        onPress={() => head && asking.confirm({ kind: 'split', people: going, headId: head.personId })}
      >
        {t('change.ask')}
      </Button>
    </>
  )
}

function MergeForm({ asking }: { asking: Asking }) {
  const t = useText()
  const { language } = usePreferences()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [other, setOther] = useState<HouseAddress>()
  const act = useAct()
  async function look() {
    const code = parseHouseCode(typed)
    setWrong(code === undefined)
    if (code !== undefined) await act.run(async () => setOther(await lookUpHouse(code)))
  }
  return (
    <>
      <ProblemNotice problem={act.problem} />
      <Field
        label={t('change.otherCode')}
        help={t('newMove.codeHelp')}
        error={isWrong ? t('newMove.codeWrong') : undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={value => {
          setTyped(value)
          setOther(undefined)
        }}
      />
      {other ? (
        <>
          <Notice title={formatHouseCode(other.houseCode)}>
            <p>{other.address[language]}</p>
          </Notice>
          <Files asking={asking} />
          <Button onPress={() => asking.confirm({ kind: 'merge', houseCode: other.houseCode })}>
            {t('change.ask')}
          </Button>
        </>
      ) : (
        <Button isPending={act.busy} onPress={() => void look()}>
          {t('newMove.look')}
        </Button>
      )}
    </>
  )
}

function CancelForm({ asking }: { asking: Asking }) {
  const t = useText()
  const [happenedOn, setDay] = useState(dayNow)
  const [typed, setTyped] = useState('')
  const code = typed === '' ? undefined : parseHouseCode(typed)
  const isWrong = typed !== '' && code === undefined
  return (
    <>
      <Field
        label={t('change.goneCode')}
        help={t('change.goneCodeHelp')}
        error={isWrong ? t('newMove.codeWrong') : undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <HappenedOn label={t('change.goneOn')} value={happenedOn} onChange={setDay} />
      <Files asking={asking} />
      <Button
        isDisabled={!isDay(happenedOn) || isWrong}
        onPress={() =>
          asking.confirm({ kind: 'cancel', happenedOn, ...(code === undefined ? {} : { houseCode: code }) })
        }
      >
        {t('change.ask')}
      </Button>
    </>
  )
}
