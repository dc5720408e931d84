import { BadgeCheck, HousePlus, Truck, UserRound, Users } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatHouseCode } from '../../../shared/house-code.ts'
import { orderCopy } from '../../lib/documents-api.ts'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { type HouseView, readHouse, readMoves } from '../../lib/households-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import '../documents/OneDocument.css'
import { MovesIn } from './MovesIn.tsx'
import { OwnMoves } from './OwnMoves.tsx'

/** The digital house registration, who asks to move in, and where one's own moves stand. */
export function House() {
  const t = useText()
  const navigate = useNavigate()
  const house = useLoad(readHouse)
  const moves = useLoad(readMoves)
  const again = () => {
    house.again()
    moves.again()
  }
  return (
    <Page page="house" title={t('house.title')} onBack={() => navigate('/me')}>
      {moves.value ? <MovesIn moves={moves.value.intoMyHouse} onChange={again} /> : null}
      <LoadState load={house}>
        {view => (
          <>
            <Register view={view} />
            <Verify view={view} onChange={house.again} />
          </>
        )}
      </LoadState>
      <LoadState load={moves} lines={2}>
        {({ mine }) => <OwnMoves moves={mine} onChange={again} />}
      </LoadState>
      <HouseDoors />
    </Page>
  )
}

/** What else can be done about a house. Not under the thumb: the code to check stands there. */
function HouseDoors() {
  const t = useText()
  return (
    <Doors
      label={t('house.doors')}
      doors={[
        { to: '/me/house/move', icon: <Truck />, title: t('house.move'), help: t('house.moveHelp') },
        { to: '/me/house/people', icon: <Users />, title: t('household.title'), help: t('cases.peopleHelp') },
        { to: '/me/house/cases', icon: <HousePlus />, title: t('cases.title'), help: t('house.casesHelp') },
      ]}
    />
  )
}

function Register({ view }: { view: HouseView }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <>
      <DataList
        rows={[
          {
            id: 'code',
            label: t('house.code'),
            value: <span className="numerals">{formatHouseCode(view.houseCode)}</span>,
          },
          { id: 'address', label: t('house.address'), value: view.address[language] },
          { id: 'office', label: t('house.office'), value: view.office[language] },
        ]}
      />
      <section className="stack-tight">
        <h2>{t(view.scope === 'all' ? 'house.members' : 'house.own')}</h2>
        <p className="soft small">{t(`house.scope.${view.scope}`)}</p>
        <Rows
          rows={view.members.map(member => ({
            id: member.citizenNumber,
            icon: <UserRound />,
            title: <PersonName name={member.name[language]} lang={language} />,
            tag: t(`house.role.${member.role}`),
            citizenNumber: member.citizenNumber,
            notes: [
              t('house.since', { day: formatDate(member.since, language) }),
              ...(member.from ? [t('house.from', { place: member.from[language] })] : []),
            ],
          }))}
        />
      </section>
    </>
  )
}

/** A copy of today with a code that anybody checks; it ends when the register changes. */
function Verify({ view, onChange }: { view: HouseView; onChange: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const { copy } = view
  async function issue(passcode: string) {
    const issued = await act.run(() => orderCopy({ paperId: 'house', language, digits: 'arabic', passcode }))
    if (!issued) return
    setAsking(false)
    onChange()
  }
  return (
    <section className="stack-tight">
      <h2>{t('house.verify')}</h2>
      {copy ? (
        <>
          <div className="document-code">
            <QrCode text={copy.verifyLink} label={t('house.verifyCode')} />
            <p className="soft small">{t('house.copyOf', { at: formatMoment(copy.issuedAt, language) })}</p>
          </div>
          <Button kind="secondary" onPress={() => navigate(`/me/documents/${copy.id}`)}>
            {t('house.openCopy')}
          </Button>
        </>
      ) : (
        <>
          <p className="soft">{t('house.verifyLead')}</p>
          <Button kind="secondary" icon={<BadgeCheck aria-hidden />} onPress={() => setAsking(true)}>
            {t('house.issue')}
          </Button>
        </>
      )}
      <PasscodeSheet
        isOpen={asking}
        title={t('house.issue')}
        act={act}
        onPasscode={passcode => void issue(passcode)}
        onClose={() => setAsking(false)}
      />
    </section>
  )
}
