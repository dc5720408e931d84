import { HousePlus, PencilRuler, Users } from 'lucide-react'
import { useNavigate } from 'react-router'
import { formatDate } from '../../lib/format.ts'
import { type HouseCase, readCases } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { caseIcons, stateKey } from './case-words.ts'

/** What one asked for about houses, and what waits for one's own answer; and what else can be asked for. */
export function HouseCases() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readCases)
  return (
    <Page page="houseCases" title={t('cases.title')} onBack={() => navigate('/me/house')}>
      <LoadState load={load}>{cases => <Cases cases={cases} />}</LoadState>
      <section className="stack-tight">
        <h2>{t('cases.begin')}</h2>
        <Doors
          label={t('cases.begin')}
          doors={[
            {
              to: '/me/house/new',
              icon: <HousePlus />,
              title: t('cases.kind.newHouse'),
              help: t('cases.newHelp'),
            },
            {
              to: '/me/house/change',
              icon: <PencilRuler />,
              title: t('change.title'),
              help: t('cases.changeHelp'),
            },
            {
              to: '/me/house/people',
              icon: <Users />,
              title: t('household.title'),
              help: t('cases.peopleHelp'),
            },
          ]}
        />
      </section>
    </Page>
  )
}

function Cases({ cases }: { cases: HouseCase[] }) {
  const t = useText()
  if (cases.length === 0)
    return (
      <EmptyState icon={<HousePlus />} title={t('cases.none')}>
        {t('cases.noneHelp')}
      </EmptyState>
    )
  const asked = cases.filter(one => one.isYouAsked)
  return (
    <>
      <CaseDoors label={t('cases.toAnswer')} cases={asked} />
      <CaseDoors label={t('cases.yours')} cases={cases.filter(one => !one.isYouAsked)} />
    </>
  )
}

function CaseDoors({ label, cases }: { label: string; cases: HouseCase[] }) {
  const t = useText()
  const { language } = usePreferences()
  if (cases.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{label}</h2>
      <Doors
        label={label}
        doors={cases.map(one => {
          const Icon = caseIcons[one.kind]
          const place = one.house?.address[language] ?? one.building?.area[language]
          return {
            to: `/me/house/cases/${one.caseId}`,
            icon: <Icon />,
            title: t(`cases.kind.${one.kind}`),
            tag: t(stateKey(one)),
            help: place ?? '',
            more: formatDate(one.askedAt, language),
          }
        })}
      />
    </section>
  )
}
