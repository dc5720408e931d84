import { useState } from 'react'
import { isDay } from '../../../shared/partial-date.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { Act } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { type DeskCase, type HouseCases, WORDS_LEAST, WORDS_MOST } from '../house-cases-api.ts'
import { useText } from '../text.ts'

const SAID_LEAST = 4
const SAID_MOST = 1000

export type HouseActProps = {
  cases: HouseCases
  view: DeskCase
  act: Act
  say: (work: () => Promise<void>) => Promise<void>
}

/** What was found, in words for those whom it concerns: they have fifteen days to answer. */
export function OpenHearing({ cases, view, act, say, isMain }: HouseActProps & { isMain: boolean }) {
  const t = useText()
  const [facts, setFacts] = useState('')
  const [letterOn, setLetter] = useState('')
  const isLettered = !view.needsLetter || isDay(letterOn)
  const open = () => cases.openHearing(view.caseId, { facts, ...(view.needsLetter ? { letterOn } : {}) })
  return (
    <section className="stack">
      <h2>{t('houses.hearing')}</h2>
      <p className="soft">{t('houses.hearingHelp')}</p>
      <TextBox
        label={t('houses.facts')}
        help={t('houses.factsHelp')}
        maxLength={WORDS_MOST}
        value={facts}
        onChange={setFacts}
      />
      {view.needsLetter ? (
        <DateField
          label={t('houses.letter')}
          help={t('houses.letterHelp')}
          value={letterOn}
          onChange={setLetter}
        />
      ) : null}
      <Button
        kind={isMain ? 'primary' : 'secondary'}
        isDisabled={facts.trim().length < WORDS_LEAST || !isLettered}
        isPending={act.busy}
        onPress={() => void say(open)}
      >
        {t('houses.openHearing')}
      </Button>
    </section>
  )
}

/** A hearing that is open: nobody decides yet; whoever comes to the counter is written down. */
export function HouseHeard({ cases, view, act, say }: HouseActProps) {
  const t = useText()
  const { language } = usePreferences()
  const waited = view.people.filter(
    one =>
      (one.part === 'reported' || one.part === 'lives') &&
      one.isAsked &&
      one.answer !== 'accepted' &&
      !one.heard,
  )
  const [chosen, setChosen] = useState(waited[0]?.personId ?? '')
  const [words, setWords] = useState('')
  return (
    <>
      <Notice tone="info" title={t('houses.heardUntil', { until: formatDate(view.expiresAt, language) })}>
        <p>{t('houses.heardHelp')}</p>
      </Notice>
      <section className="stack">
        <h2>{t('houses.heardHere')}</h2>
        <Choice
          label={t('houses.heardWho')}
          value={chosen}
          choices={waited.map(one => ({
            id: one.personId,
            label: language === 'th' ? one.nameTh : one.nameEn,
          }))}
          onChange={setChosen}
        />
        <TextBox
          label={t('houses.heardWords')}
          help={t('houses.heardWordsHelp')}
          maxLength={SAID_MOST}
          value={words}
          onChange={setWords}
        />
        <Button
          isDisabled={words.trim().length < SAID_LEAST}
          isPending={act.busy}
          onPress={() => void say(() => cases.noteHeard(view.caseId, { personId: chosen, words }))}
        >
          {t('houses.heardNote')}
        </Button>
      </section>
    </>
  )
}
