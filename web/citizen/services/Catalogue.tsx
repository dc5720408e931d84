import { ListChecks, SearchX } from 'lucide-react'
import { memo, type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceEntry } from '../../lib/services-types.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { type Door, Doors } from '../../ui/Doors.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { LoadState } from '../LoadState.tsx'
import { MiniAppDoors } from '../mini-apps/MiniAppDoors.tsx'
import { useText } from '../text.ts'
import { iconOf } from './icons.ts'
import { type SearchIndex, search } from './search.ts'
import './Services.css'
import { type Known, useCatalogue } from './use-catalogue.ts'

const ways = ['lifeEvents', 'categories', 'agencies'] as const
type Way = (typeof ways)[number]

/** Every service there is: found by any word, or by life event, kind of matter, or agency. */
export function Catalogue() {
  const t = useText()
  const load = useCatalogue(false)
  return (
    <Page page="services" title={t('services.title')}>
      <LoadState load={load} lines={8}>
        {known => (
          <Finding {...known} base="/services">
            <Mine />
            <MiniAppDoors />
          </Finding>
        )}
      </LoadState>
    </Page>
  )
}

/** What the person sent. */
function Mine() {
  const t = useText()
  return (
    <Doors
      label={t('services.mine')}
      doors={[
        {
          to: '/services/applications',
          icon: <ListChecks />,
          title: t('services.mine'),
          help: t('services.mineHelp'),
        },
      ]}
    />
  )
}

type FindingProps = Known & { base: string; children: ReactNode }

/** The search, and where nothing is searched for what stands first and all services in groups. `base`: where their pages are. */
export function Finding({ catalogue, index, favourites, base, children }: FindingProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed)
  const isSearching = query.trim() !== ''
  return (
    <>
      <Field
        label={t('services.search')}
        placeholder={t('services.searchExample')}
        type="search"
        value={typed}
        onChange={setTyped}
      />
      <Results index={index} query={query} base={base} onClear={setTyped} />
      {/* Put out of sight, not away: a slow phone takes a second to draw a hundred doors anew. */}
      <div hidden={isSearching} className={isSearching ? undefined : 'stack-wide'}>
        <Browsing catalogue={catalogue} favourites={favourites} base={base}>
          {children}
        </Browsing>
      </div>
    </>
  )
}

type ResultsProps = { index: SearchIndex; query: string; base: string; onClear: (typed: '') => void }

/** What a query may mean; nothing without one. */
const Results = memo(function Results({ index, query, base, onClear }: ResultsProps) {
  const t = useText()
  const isSearching = query.trim() !== ''
  const found = useMemo(() => (isSearching ? search(index, query) : []), [index, query, isSearching])
  return (
    <>
      <p className="unseen" role="status">
        {isSearching ? t('services.found', { count: found.length }) : ''}
      </p>
      {found.length > 0 ? (
        <ServiceDoors base={base} label={t('services.results')} services={found.slice(0, 30)} />
      ) : isSearching ? (
        <EmptyState
          icon={<SearchX />}
          title={t('services.noneTitle')}
          action={
            <Button kind="secondary" onPress={() => onClear('')}>
              {t('services.clear')}
            </Button>
          }
        >
          {t('services.noneBody')}
        </EmptyState>
      ) : null}
    </>
  )
})

type BrowsingProps = Pick<FindingProps, 'catalogue' | 'favourites' | 'base' | 'children'>

/** What stands first, and all services in groups; not drawn again while somebody types. */
const Browsing = memo(function Browsing({ catalogue, favourites, base, children }: BrowsingProps) {
  const t = useText()
  const { language } = usePreferences()
  const [way, setWay] = useState<Way>('categories')
  const [group, setGroup] = useState('')
  const groups = catalogue[way].filter(({ id }) => catalogue.services.some(isIn(way, id)))
  const chosen = groups.filter(({ id }) => group === '' || id === group)
  const kept = favourites.flatMap(id => catalogue.services.find(one => one.id === id) ?? [])
  return (
    <>
      {kept.length > 0 ? (
        <section className="service-group">
          <h2>{t('services.favourites')}</h2>
          <ServiceDoors base={base} label={t('services.favourites')} services={kept} />
        </section>
      ) : null}
      {children}
      <Segments
        label={t('services.by')}
        value={way}
        choices={ways.map(id => ({ id, label: t(`services.by.${id}`) }))}
        onChange={next => {
          setWay(next)
          setGroup('')
        }}
      />
      <Choice
        label={t(`services.by.${way}`)}
        value={group}
        choices={[
          { id: '', label: t('services.everything') },
          ...groups.map(({ id, name }) => ({ id, label: name[language] })),
        ]}
        onChange={setGroup}
      />
      {chosen.map(({ id, name }) => (
        <section key={id} className="service-group">
          <h2>{name[language]}</h2>
          <ServiceDoors
            base={base}
            label={name[language]}
            services={catalogue.services.filter(isIn(way, id))}
          />
        </section>
      ))}
    </>
  )
})

const isIn = (way: Way, id: string) => (service: ServiceEntry) =>
  way === 'lifeEvents'
    ? service.lifeEvents.includes(id)
    : (way === 'agencies' ? service.agency : service.category) === id

type ServiceDoorsProps = { base: string; label: string; services: ServiceEntry[] }

/** Services as places to go to. */
export function ServiceDoors({ base, label, services }: ServiceDoorsProps) {
  const { language } = usePreferences()
  const doors = services.map(({ id, category, name, short }): Door => {
    const Icon = iconOf(category)
    return { to: `${base}/${id}`, icon: <Icon />, title: name[language], help: short[language] }
  })
  return <Doors label={label} doors={doors} />
}
