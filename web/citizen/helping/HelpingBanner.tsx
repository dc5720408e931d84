import { useNavigate } from 'react-router'
import { readHelped } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { nameIn } from './People.tsx'

/** Above the card while I help somebody: in whose name I can act, and the way there. */
export function HelpingBanner() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const people = useLoad(readHelped).value ?? []
  return people.map(one => (
    <Notice key={one.helpId} title={t('helpFor.name', { name: nameIn(language, one.person) })}>
      <Button kind="secondary" onPress={() => navigate(`/me/helping/for/${one.helpId}`)}>
        {t('helping.act')}
      </Button>
    </Notice>
  ))
}
