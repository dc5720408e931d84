import { formatMoment } from '../../lib/format.ts'
import type { Helper } from '../../lib/helping-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { useUiText } from '../../ui/text.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageProps } from './HolderSession.tsx'
import { Loaded } from './Loaded.tsx'

/** Who helps, with what and until when; one press ends it. And the way to let somebody help. */
export function Helpers({ holder, go }: PageProps) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(holder.helpers)
  const act = useAct()
  const nameOf = ({ helper }: Helper) => (language === 'th' ? helper.nameTh : helper.nameEn)
  const active = load.value?.filter(one => one.isActive) ?? []
  async function end(helpId: string) {
    if (await act.run(() => holder.endHelp(helpId))) load.again()
  }
  return (
    <HolderPage
      name="helpers"
      title={t('holderDoor.helpers')}
      spoken={
        active.length > 0
          ? t('holder.helpersSpoken', { names: active.map(nameOf).join(', ') })
          : t('holder.helpersNone')
      }
      onBack={() => go('home')}
    >
      <ProblemLine problem={act.problem} />
      <Loaded load={load} isEmpty={list => list.length === 0} empty={t('holder.helpersNone')}>
        {list => (
          <ul className="holder-list">
            {list.map(one => (
              <li key={one.helpId} data-over={!one.isActive || undefined}>
                <HelperWords helper={one} name={nameOf(one)} />
                {one.isActive ? (
                  <Button
                    isPending={act.busy}
                    aria-label={t('holder.endHelpNamed', { name: nameOf(one) })}
                    onPress={() => void end(one.helpId)}
                  >
                    {t('holder.endHelp')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Button kind="secondary" onPress={() => go('allow')}>
        {t('holder.allow')}
      </Button>
    </HolderPage>
  )
}

function HelperWords({ helper, name }: { helper: Helper; name: string }) {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const at = formatMoment(helper.endsAt, language)
  return (
    <>
      <p>{name}</p>
      <p className="soft small">{helper.scopes.map(scope => tu(`ui.help.${scope}`)).join(' · ')}</p>
      <p className="soft small">
        {helper.isActive ? t('holder.helpUntil', { at }) : t('holder.helpOver')}{' '}
        {t('holder.helpActs', { count: helper.acts })}
      </p>
    </>
  )
}
