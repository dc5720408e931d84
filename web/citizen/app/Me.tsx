import {
  BadgeCheck,
  BellRing,
  BookUser,
  Files,
  FolderDown,
  Gem,
  HeartHandshake,
  History,
  House,
  Lock,
  ReceiptText,
  ShieldCheck,
  Smartphone,
  Snowflake,
} from 'lucide-react'
import type { Me as MeView } from '../../lib/api-types.ts'
import { readMe } from '../../lib/citizen-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { type Preferences, setPreference, usePreferences } from '../../lib/preferences.ts'
import { lock } from '../../lib/session.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import './Me.css'

export function Me() {
  const t = useText()
  const me = useLoad(readMe)
  return (
    <Page page="me" title={t('me.title')}>
      <LoadState load={me} placeholder={<Person me={undefined} />}>
        {value => <Person me={value} />}
      </LoadState>
      <MyDoors />
      <Settings />
      <Button kind="secondary" icon={<Lock aria-hidden />} onPress={() => void lock()}>
        {t('me.lock')}
      </Button>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}

/** The same rows before and after the answer, so that the doors below never move under a finger. */
function Person({ me }: { me: MeView | undefined }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <DataList
      rows={[
        {
          id: 'nameTh',
          label: t('data.nameTh'),
          value: me ? <PersonName name={me.nameTh} lang="th" /> : '…',
        },
        {
          id: 'nameEn',
          label: t('data.nameEn'),
          value: me ? <PersonName name={me.nameEn} lang="en" /> : '…',
        },
        {
          id: 'level',
          label: t('me.level'),
          value: me ? t('me.levelValue', { level: me.level, ial: me.ial }) : '…',
        },
        { id: 'since', label: t('me.since'), value: me ? formatMoment(me.registeredAt, language) : '…' },
      ]}
    />
  )
}

/** What the person steers, behind its doors. */
function MyDoors() {
  const t = useText()
  const doors = [
    { id: 'documents', Icon: Files },
    { id: 'entries', Icon: BookUser },
    { id: 'house', Icon: House },
    { id: 'life', Icon: Gem },
    { id: 'payments', Icon: ReceiptText },
    { id: 'reminders', Icon: BellRing },
    { id: 'phones', Icon: Smartphone },
    { id: 'history', Icon: History },
    { id: 'permissions', Icon: ShieldCheck },
    { id: 'helping', Icon: HeartHandshake },
    { id: 'safety', Icon: Snowflake },
    { id: 'raise', Icon: BadgeCheck },
    { id: 'data', Icon: FolderDown },
  ] as const
  return (
    <Doors
      label={t('doors.label')}
      doors={doors.map(({ id, Icon }) => ({
        to: id === 'raise' ? '/raise' : `/me/${id}`,
        icon: <Icon />,
        title: t(`doors.${id}`),
        help: t(`doors.${id}Help`),
      }))}
    />
  )
}

const sizes = ['normal', 'large'] as const
const themes = ['auto', 'light', 'dark'] as const
const voices = ['on', 'off'] as const

function Settings() {
  const t = useText()
  const preferences = usePreferences()
  const set =
    <Name extends keyof Preferences>(name: Name) =>
    (value: Preferences[Name]) =>
      setPreference(name, value)
  return (
    <section className="stack-tight">
      <h2>{t('me.settings')}</h2>
      <div className="settings">
        <p>{t('ui.language')}</p>
        <LanguageSwitch />
        <p>{t('me.size')}</p>
        <Segments
          label={t('me.size')}
          value={preferences.size}
          choices={sizes.map(id => ({ id, label: t(`me.size.${id}`) }))}
          onChange={set('size')}
        />
        <p>{t('me.theme')}</p>
        <Segments
          label={t('me.theme')}
          value={preferences.theme}
          choices={themes.map(id => ({ id, label: t(`me.theme.${id}`) }))}
          onChange={set('theme')}
        />
        <p>{t('me.voice')}</p>
        <Segments
          label={t('me.voice')}
          value={preferences.voice}
          choices={voices.map(id => ({ id, label: t(`me.voice.${id}`) }))}
          onChange={set('voice')}
        />
      </div>
    </section>
  )
}
