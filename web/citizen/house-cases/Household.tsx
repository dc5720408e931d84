import { UserRound } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatDate } from '../../lib/format.ts'
import { type HousePerson, readHousePeople } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { AskSheet } from './AskSheet.tsx'
import { useAsk } from './use-ask.ts'

/** Whoever cannot be heard in the app cannot be reported in it. */
const HEARD_FROM_YEARS = 15
const NOTE_LEAST = 4

/** Who is registered in one's house, and "who is this?" beside each name. */
export function Household() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readHousePeople)
  const [asked, setAsked] = useState<HousePerson>()
  return (
    <Page
      page={asked ? 'reportStranger' : 'household'}
      title={asked ? t('household.who') : t('household.title')}
      lead={asked ? undefined : t('household.lead')}
      onBack={() => (asked ? setAsked(undefined) : navigate('/me/house'))}
    >
      {asked ? (
        <Report person={asked} />
      ) : (
        <LoadState load={load}>
          {({ isHead, people }) =>
            isHead ? (
              <People people={people} onAsk={setAsked} />
            ) : (
              <Notice tone="info" title={t('household.notHead')}>
                <p>{t('household.notHeadHelp')}</p>
              </Notice>
            )
          }
        </LoadState>
      )}
    </Page>
  )
}

function People({ people, onAsk }: { people: HousePerson[]; onAsk: (person: HousePerson) => void }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Rows
      rows={people.map(one => {
        const name = language === 'th' ? one.nameTh : one.nameEn
        const mayAsk = !one.isHead && !one.isReported && one.ageYears >= HEARD_FROM_YEARS
        return {
          id: one.personId,
          icon: <UserRound />,
          title: <PersonName name={name} lang={language} />,
          tag: one.isHead ? t('house.role.head') : undefined,
          notes: [
            t('household.age', { age: one.ageYears }),
            t('house.since', { day: formatDate(one.since, language) }),
            ...(one.isReported ? [t('household.reported')] : []),
          ],
          action: mayAsk ? (
            <Button
              kind="secondary"
              aria-label={t('household.whoNamed', { name })}
              onPress={() => onAsk(one)}
            >
              {t('household.who')}
            </Button>
          ) : undefined,
        }
      })}
    />
  )
}

function Report({ person }: { person: HousePerson }) {
  const t = useText()
  const { language } = usePreferences()
  const asking = useAsk()
  const [note, setNote] = useState('')
  return (
    <>
      <Rows
        rows={[
          {
            id: person.personId,
            icon: <UserRound />,
            title: <PersonName name={language === 'th' ? person.nameTh : person.nameEn} lang={language} />,
            notes: [t('house.since', { day: formatDate(person.since, language) })],
          },
        ]}
      />
      <Notice tone="info" title={t('household.fair')}>
        <p>{t('household.fairHelp')}</p>
      </Notice>
      <TextBox
        label={t('household.why')}
        help={t('household.whyHelp')}
        maxLength={300}
        value={note}
        onChange={setNote}
      />
      <Button
        isDisabled={note.trim().length < NOTE_LEAST}
        onPress={() => asking.confirm({ kind: 'stranger', personId: person.personId, note })}
      >
        {t('household.ask')}
      </Button>
      <AskSheet asking={asking} />
    </>
  )
}
