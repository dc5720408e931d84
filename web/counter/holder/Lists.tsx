import { useState } from 'react'
import type { HistoryEntry, Permission } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { historyTitle } from '../../ui/history-words.ts'
import { useUiText } from '../../ui/text.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageProps } from './HolderSession.tsx'
import { Loaded } from './Loaded.tsx'

const SPOKEN = 5

/** Who looked, and what happened, newest first. */
export function History({ holder, go }: PageProps) {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const load = useLoad(holder.history)
  const told = (entry: HistoryEntry) => historyTitle(tu, language, entry)
  const newest = load.value?.entries.slice(0, SPOKEN).map(told).join(' · ')
  return (
    <HolderPage
      name="history"
      title={t('holderDoor.history')}
      spoken={newest ? t('holder.historySpoken', { newest }) : t('holderDoor.history')}
      onBack={() => go('home')}
    >
      <Loaded load={load} isEmpty={page => page.entries.length === 0} empty={t('holder.historyNone')}>
        {({ entries }) => (
          <ul className="holder-list">
            {entries.map(entry => (
              <li key={entry.id}>
                <p>{told(entry)}</p>
                <p className="soft small">{formatMoment(entry.at, language)}</p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </HolderPage>
  )
}

/** Organisations that hold permission; each can be taken back with a press and a second one. */
export function Permissions({ holder, go }: PageProps) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(holder.permissions)
  const act = useAct()
  const [asking, setAsking] = useState<string>()
  const nameOf = ({ party }: Permission) => (language === 'th' ? party.nameTh : party.nameEn)
  async function revoke(clientId: string) {
    if (await act.run(() => holder.revoke(clientId))) load.again()
    setAsking(undefined)
  }
  return (
    <HolderPage
      name="permissions"
      title={t('holderDoor.permissions')}
      spoken={t('holder.permissionsSpoken', { count: load.value?.length ?? 0 })}
      onBack={() => go('home')}
    >
      <ProblemLine problem={act.problem} />
      <Loaded load={load} isEmpty={list => list.length === 0} empty={t('holder.permissionsNone')}>
        {list => (
          <ul className="holder-list">
            {list.map(one => (
              <li key={one.clientId}>
                <p>{nameOf(one)}</p>
                <p className="soft small">
                  {one.items.map(item => (language === 'th' ? item.labelTh : item.labelEn)).join(' · ')}
                </p>
                <Button
                  kind="secondary"
                  isPending={act.busy}
                  aria-label={t('holder.revokeNamed', { party: nameOf(one) })}
                  onPress={() =>
                    asking === one.clientId ? void revoke(one.clientId) : setAsking(one.clientId)
                  }
                >
                  {t(asking === one.clientId ? 'holder.revokeSure' : 'holder.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </HolderPage>
  )
}

/** What was booked in the person's name, with the letters to show there. */
export function Bookings({ holder, go }: PageProps) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(holder.bookings)
  const first = load.value?.[0]
  const placeOf = (place: { nameTh: string; nameEn: string }) =>
    language === 'th' ? place.nameTh : place.nameEn
  const spoken = first
    ? t('holder.bookingSpoken', {
        place: placeOf(first.place),
        at: formatMoment(first.startsAt, language),
        reference: first.reference.split('').join(' '),
      })
    : t('holder.bookingsNone')
  return (
    <HolderPage name="bookings" title={t('holderDoor.bookings')} spoken={spoken} onBack={() => go('home')}>
      <Loaded load={load} isEmpty={list => list.length === 0} empty={t('holder.bookingsNone')}>
        {list => (
          <ul className="holder-list">
            {list.map(({ reference, startsAt, place }) => (
              <li key={reference}>
                <p className="holder-reference numerals">{reference}</p>
                <p>{placeOf(place)}</p>
                <p className="soft">{formatMoment(startsAt, language)}</p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </HolderPage>
  )
}
