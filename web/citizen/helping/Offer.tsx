import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type HelpOffer, offerHelp } from '../../lib/helping-api.ts'
import { type HelpScope, helpScopes } from '../../lib/helping-types.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useUiText } from '../../ui/text.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { OfferCode } from './OfferCode.tsx'

const times = ['15', '30', '60', '240', '1440'] as const

/** With what and how long I would help; then the code that the person takes. */
export function Offer() {
  const [offer, setOffer] = useState<HelpOffer>()
  return offer ? (
    <OfferCode offer={offer} onAgain={() => setOffer(undefined)} />
  ) : (
    <ChooseHelp onOffer={setOffer} />
  )
}

function ChooseHelp({ onOffer }: { onOffer: (offer: HelpOffer) => void }) {
  const t = useText()
  const tu = useUiText()
  const navigate = useNavigate()
  const act = useAct()
  const [scopes, setScopes] = useState<readonly HelpScope[]>(['bookSlots'])
  const [time, setTime] = useState<(typeof times)[number]>('30')
  const make = () => act.run(async () => onOffer(await offerHelp([...scopes], Number(time))))
  return (
    <Page
      page="helpOffer"
      title={t('helpOffer.title')}
      lead={t('helpOffer.lead')}
      onBack={() => navigate('/me/helping')}
      actions={
        <Button isPending={act.busy} isDisabled={scopes.length === 0} onPress={() => void make()}>
          {t('helpOffer.make')}
        </Button>
      }
    >
      <ProblemNotice problem={act.problem} />
      <section className="stack-tight">
        <h2>{t('helpOffer.what')}</h2>
        <Chips
          label={t('helpOffer.what')}
          chosen={scopes}
          chips={helpScopes.map(id => ({ id, label: tu(`ui.help.${id}`) }))}
          onChange={setScopes}
        />
      </section>
      <section className="stack-tight">
        <h2>{t('helpOffer.time')}</h2>
        <Segments
          label={t('helpOffer.time')}
          value={time}
          choices={times.map(id => ({ id, label: tu('ui.helpMinutes', { minutes: Number(id) }) }))}
          onChange={setTime}
        />
      </section>
      <Notice>
        <p>{t('helpOffer.never')}</p>
      </Notice>
    </Page>
  )
}
