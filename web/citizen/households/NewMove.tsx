import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatHouseCode, parseHouseCode } from '../../../shared/house-code.ts'
import { isDay } from '../../../shared/partial-date.ts'
import { askMove, type HouseAddress, lookUpHouse, readCompanions } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

const LATE_DAYS = 15
const dayNow = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

/** First the house, by its code; then who comes along and since when; the passcode is the consent. */
export function NewMove() {
  const t = useText()
  const navigate = useNavigate()
  const [house, setHouse] = useState<HouseAddress>()
  return (
    <Page
      page={house ? 'newMoveDetails' : 'newMove'}
      title={t('newMove.title')}
      lead={house ? undefined : t('newMove.lead')}
      onBack={() => (house ? setHouse(undefined) : navigate('/me/house'))}
    >
      {house ? <Details house={house} /> : <FindHouse onFound={setHouse} />}
    </Page>
  )
}

function FindHouse({ onFound }: { onFound: (house: HouseAddress) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const act = useAct()
  async function look() {
    const code = parseHouseCode(typed)
    setWrong(code === undefined)
    if (code !== undefined) await act.run(async () => onFound(await lookUpHouse(code)))
  }
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        void look()
      }}
    >
      <ProblemNotice problem={act.problem} />
      <Field
        label={t('newMove.code')}
        help={t('newMove.codeHelp')}
        error={isWrong ? t('newMove.codeWrong') : undefined}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button type="submit" isPending={act.busy}>
        {t('newMove.look')}
      </Button>
    </form>
  )
}

function Details({ house }: { house: HouseAddress }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const companions = useLoad(readCompanions)
  const [children, setChildren] = useState<string[]>([])
  const [movedOn, setMovedOn] = useState(dayNow)
  const [asking, setAsking] = useState(false)
  // One request however often it is sent; another after a refusal is another.
  const [requestId] = useState(() => crypto.randomUUID())
  const act = useAct()
  const isLate = Date.parse(dayNow()) - Date.parse(movedOn) > LATE_DAYS * 24 * 3_600_000
  const own = companions.value?.children ?? []
  const ask = (passcode: string) =>
    act.run(async () => {
      await askMove({ requestId, houseCode: house.houseCode, movedOn, children, passcode })
      navigate('/me/house', { replace: true })
    })
  return (
    <>
      <section className="stack-tight">
        <h2>{t('newMove.found')}</h2>
        <DataList
          rows={[
            {
              id: 'code',
              label: t('house.code'),
              value: <span className="numerals">{formatHouseCode(house.houseCode)}</span>,
            },
            { id: 'address', label: t('house.address'), value: house.address[language] },
          ]}
        />
        <p className="soft small">{t('newMove.private')}</p>
      </section>
      {own.length > 0 ? (
        <section className="stack-tight">
          <h2>{t('newMove.children')}</h2>
          <p className="soft small">{t('newMove.childrenHelp')}</p>
          <Chips
            label={t('newMove.children')}
            chosen={children}
            chips={own.map(child => ({
              id: child.personId,
              label: language === 'th' ? child.nameTh : child.nameEn,
            }))}
            onChange={setChildren}
          />
        </section>
      ) : null}
      <DateField label={t('newMove.day')} help={t('newMove.dayHelp')} value={movedOn} onChange={setMovedOn} />
      {isLate ? (
        <Notice tone="warn" title={t('newMove.late')} live>
          <p>{t('newMove.lateBody')}</p>
        </Notice>
      ) : null}
      <Button isDisabled={!isDay(movedOn)} onPress={() => setAsking(true)}>
        {t('newMove.ask')}
      </Button>
      <PasscodeSheet
        isOpen={asking}
        title={t('newMove.askTitle', { address: house.address[language] })}
        act={act}
        onPasscode={passcode => void ask(passcode)}
        onClose={() => setAsking(false)}
      >
        <p className="soft">{t('newMove.truth')}</p>
      </PasscodeSheet>
    </>
  )
}
