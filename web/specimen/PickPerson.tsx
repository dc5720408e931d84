import { RefreshCw, Users } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { formatCitizenNumber } from '../../shared/citizen-number.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useLoad } from '../lib/use-load.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { PersonName } from '../ui/PersonName.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import './Specimen.css'
import { type CardKind, cardKinds, type InventedPerson, portraitUrl, readPeople } from './sandbox-api.ts'
import { useText } from './text.ts'

export function PickPerson({ onPick }: { onPick: (person: InventedPerson) => void }) {
  const t = useText()
  const page = useRef(0)
  const [card, setCard] = useState<CardKind>('valid')
  const newest = useRef(card)
  const people = useLoad(async () => {
    const kind = newest.current
    return { kind, list: await readPeople(kind, page.current) }
  })
  // Those of another kind of card are not shown while the chosen kind is on its way.
  const list = people.value?.kind === card ? people.value.list : undefined
  function choose(kind: CardKind) {
    newest.current = kind
    page.current = 0
    setCard(kind)
    people.again()
  }
  function more() {
    // After the last dozen the first comes again.
    page.current = list?.length === 12 ? page.current + 1 : 0
    people.again()
  }
  return (
    <Page
      page="specimenPick"
      wide
      barTitle={t('app.title')}
      aside={<LanguageSwitch />}
      title={t('pick.title')}
      lead={t('pick.lead')}
    >
      <Notice title={t('pick.inventedTitle')}>
        <p>{t('pick.invented')}</p>
      </Notice>
      <section className="stack-tight">
        <h2>{t('pick.card')}</h2>
        <Segments
          label={t('pick.card')}
          value={card}
          choices={cardKinds.map(id => ({ id, label: t(`pick.card.${id}`) }))}
          onChange={choose}
        />
        {card === 'valid' ? null : <p className="soft small">{t('pick.cardRefused')}</p>}
      </section>
      {people.problem ? (
        <EmptyState
          icon={<Users />}
          title={t('pick.failed')}
          action={<Button onPress={people.again}>{t('pick.again')}</Button>}
        >
          {t('pick.failedHelp')}
        </EmptyState>
      ) : list ? (
        <People people={list} onPick={onPick} onMore={more} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

type PeopleProps = {
  people: InventedPerson[]
  onPick: (person: InventedPerson) => void
  onMore: () => void
}

function People({ people, onPick, onMore }: PeopleProps) {
  const t = useText()
  if (people.length === 0)
    return (
      <EmptyState icon={<Users />} title={t('pick.none')}>
        {t('pick.noneHelp')}
      </EmptyState>
    )
  return (
    <section className="stack">
      <div className="people-head">
        <h2>{t('pick.people')}</h2>
        <Button kind="quiet" icon={<RefreshCw aria-hidden />} onPress={onMore}>
          {t('pick.more')}
        </Button>
      </div>
      <ul className="people-grid">
        {people.map(person => (
          <li key={person.personId}>
            <PersonTile person={person} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PersonTile({
  person,
  onPick,
}: {
  person: InventedPerson
  onPick: (person: InventedPerson) => void
}) {
  const t = useText()
  const { language } = usePreferences()
  const name = language === 'th' ? person.nameTh : person.nameEn
  return (
    <AriaButton className="person-tile" onPress={() => onPick(person)}>
      <span className="unseen">{t('pick.choose', { name: '' })}</span>
      <img src={portraitUrl(person.personId)} alt="" loading="lazy" width={400} height={500} />
      <span className="person-words">
        <b>
          <PersonName name={name} lang={language} />
        </b>
        <span className="soft small">{t('pick.age', { age: person.ageYears })}</span>
        <span className="soft small numerals">{formatCitizenNumber(person.citizenNumber)}</span>
      </span>
    </AriaButton>
  )
}
