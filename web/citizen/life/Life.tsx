import { Baby, Flower2, Gem, PenLine, Split } from 'lucide-react'
import { useNavigate } from 'react-router'
import { type Filing, isWaiting, readFilings } from '../../lib/life-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { AskedFiling } from './AskedFiling.tsx'
import { OneFiling } from './OneFiling.tsx'

/** Births, marriages, deaths and names: what one is asked, what is under way, what can be notified, and what is finished. */
export function Life() {
  const t = useText()
  const navigate = useNavigate()
  const filings = useLoad(readFilings)
  const doors = [
    { id: 'birth', Icon: Baby },
    { id: 'marriage', Icon: Gem },
    { id: 'name', Icon: PenLine },
    { id: 'divorce', Icon: Split },
    { id: 'death', Icon: Flower2 },
  ] as const
  return (
    <Page page="life" title={t('life.title')} lead={t('life.lead')} onBack={() => navigate('/me')}>
      <LoadState load={filings}>
        {all => {
          const asked = all.filter(({ isMine, state }) => !isMine && state === 'awaitingOther')
          const mine = all.filter(one => !asked.includes(one) && isWaiting(one.state))
          return (
            <>
              {asked.length > 0 ? (
                <section className="stack-tight">
                  <h2>{t('life.asked')}</h2>
                  {asked.map(filing => (
                    <AskedFiling key={filing.filingId} filing={filing} onChange={filings.again} />
                  ))}
                </section>
              ) : null}
              <Filings title={t('life.mine')} filings={mine} onChange={filings.again} />
            </>
          )
        }}
      </LoadState>
      <section className="stack-tight">
        <h2>{t('life.new')}</h2>
        <Doors
          label={t('life.new')}
          doors={doors.map(({ id, Icon }) => ({
            to: `/me/life/${id}`,
            icon: <Icon />,
            title: t(`life.door.${id}`),
            help: t(`life.doorHelp.${id}`),
          }))}
        />
      </section>
      <Filings
        title={t('life.ended')}
        filings={(filings.value ?? []).filter(one => !isWaiting(one.state))}
        onChange={filings.again}
      />
    </Page>
  )
}

type FilingsProps = { title: string; filings: Filing[]; onChange: () => void }

function Filings({ title, filings, onChange }: FilingsProps) {
  if (filings.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      {filings.map(filing => (
        <OneFiling key={filing.filingId} filing={filing} onChange={onChange} />
      ))}
    </section>
  )
}
