import { HandHelping, HeartHandshake } from 'lucide-react'
import { useNavigate } from 'react-router'
import { formatMoment } from '../../lib/format.ts'
import { endHelper, readHelped, readHelpers } from '../../lib/helping-api.ts'
import type { Named } from '../../lib/helping-types.ts'
import { type Language, usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useUiText } from '../../ui/text.ts'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

export const nameIn = (language: Language, { nameTh, nameEn }: Named) => (language === 'th' ? nameTh : nameEn)

/** Who helps me, with one press to end it; whom I help; and the two ways to begin. */
export function People() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="helping" title={t('helping.title')} lead={t('helping.lead')} onBack={() => navigate('/me')}>
      <Helpers />
      <Button onPress={() => navigate('/me/helping/allow')}>{t('helping.allow')}</Button>
      <HelpedPeople />
      <Button kind="secondary" onPress={() => navigate('/me/helping/offer')}>
        {t('helping.offer')}
      </Button>
    </Page>
  )
}

function Helpers() {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const load = useLoad(readHelpers)
  const act = useAct()
  async function end(helpId: string) {
    if (await act.run(() => endHelper(helpId))) load.again()
  }
  return (
    <section className="stack-tight">
      <h2>{t('helping.helpers')}</h2>
      <ProblemNotice problem={act.problem} />
      <LoadState load={load} lines={2}>
        {helpers =>
          helpers.length === 0 ? (
            <p className="soft">{t('helping.helpersNone')}</p>
          ) : (
            <Rows
              rows={helpers.map(one => ({
                id: one.helpId,
                icon: <HeartHandshake />,
                title: nameIn(language, one.helper),
                tag: one.isActive ? t('helping.now') : undefined,
                notes: [
                  one.scopes.map(scope => tu(`ui.help.${scope}`)).join(' · '),
                  one.isActive
                    ? t('helping.until', { at: formatMoment(one.endsAt, language) })
                    : t('helping.over'),
                  t('helping.acts', { count: one.acts }),
                ],
                action: one.isActive ? (
                  <Button
                    kind="secondary"
                    isPending={act.busy}
                    aria-label={t('helping.endNamed', { name: nameIn(language, one.helper) })}
                    onPress={() => void end(one.helpId)}
                  >
                    {t('helping.end')}
                  </Button>
                ) : undefined,
              }))}
            />
          )
        }
      </LoadState>
    </section>
  )
}

function HelpedPeople() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const load = useLoad(readHelped)
  return (
    <section className="stack-tight">
      <h2>{t('helping.helped')}</h2>
      <LoadState load={load} lines={2}>
        {people =>
          people.length === 0 ? (
            <p className="soft">{t('helping.helpedNone')}</p>
          ) : (
            <Rows
              rows={people.map(one => ({
                id: one.helpId,
                icon: <HandHelping />,
                title: nameIn(language, one.person),
                notes: [t('helping.until', { at: formatMoment(one.endsAt, language) })],
                action: (
                  <Button
                    kind="secondary"
                    aria-label={t('helping.actNamed', { name: nameIn(language, one.person) })}
                    onPress={() => navigate(`/me/helping/for/${one.helpId}`)}
                  >
                    {t('helping.act')}
                  </Button>
                ),
              }))}
            />
          )
        }
      </LoadState>
    </section>
  )
}
