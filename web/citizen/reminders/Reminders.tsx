import { BellPlus, BellRing, MoonStar } from 'lucide-react'
import { useNavigate } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import { type Reminder, readReminders } from '../../lib/reminders-api.ts'
import { readCatalogue } from '../../lib/services-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { iconOf } from '../services/icons.ts'
import { type AppText, useText } from '../text.ts'
import { sayDue } from './due-words.ts'
import './Reminders.css'

/** All that a person is reminded of, what else there is, and when the phone is quiet. */
export function Reminders() {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const load = useLoad(async () => {
    const [mine, catalogue] = await Promise.all([readReminders(), readCatalogue()])
    return { mine, offered: catalogue.services.filter(one => one.kind === 'reminder') }
  })
  return (
    <Page page="reminders" title={t('reminders.title')} onBack={() => navigate('/me')}>
      <LoadState load={load}>
        {({ mine, offered }) => (
          <>
            {mine.length === 0 ? (
              <EmptyState icon={<BellRing />} title={t('reminders.noneTitle')}>
                {t('reminders.noneBody')}
              </EmptyState>
            ) : (
              <Doors
                label={t('reminders.mine')}
                doors={mine.map(reminder => {
                  const Icon = iconOf(reminder.category)
                  const help = helpOf(t, reminder, language)
                  const to = `/services/${reminder.serviceId}#${reminder.id}`
                  return { to, icon: <Icon />, title: reminder.name[language], help }
                })}
              />
            )}
            <Doors
              label={t('reminders.quiet')}
              doors={[
                {
                  to: '/me/quiet-hours',
                  icon: <MoonStar />,
                  title: t('reminders.quiet'),
                  help: t('reminders.quietHelp'),
                },
              ]}
            />
            <section className="due-soon">
              <h2>{t('reminders.offered')}</h2>
              <Doors
                label={t('reminders.offered')}
                doors={offered
                  .filter(({ id }) => !mine.some(one => one.serviceId === id))
                  .map(({ id, name, short }) => ({
                    ...{ to: `/services/${id}`, icon: <BellPlus /> },
                    ...{ title: name[language], help: short[language] },
                  }))}
              />
            </section>
          </>
        )}
      </LoadState>
    </Page>
  )
}

function helpOf(t: AppText, { due, trouble, agency }: Reminder, language: 'th' | 'en'): string {
  const [next] = due
  if (next) return sayDue(t, next.dueOn, language)
  return trouble ? t(`reminders.trouble.${trouble}`, { agency: agency[language] }) : t('reminders.nothingDue')
}
