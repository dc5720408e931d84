import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { type CaseRefusal, type DeskCase, refusalsOf, WORDS_LEAST, WORDS_MOST } from '../house-cases-api.ts'
import { useText } from '../text.ts'
import { type HouseActProps, OpenHearing } from './HouseHearing.tsx'

/** The registrar's word. While somebody who did not agree was not heard, it can only be that all stays as it is. */
export function HouseDecision({ cases, view, act, say }: HouseActProps) {
  const t = useText()
  const { caseId, kind, state, hearing } = view
  const reasonsOfKind = refusalsOf(kind)
  const [houseNumber, setNumber] = useState('')
  const [fine, setFine] = useState('')
  const [reasons, setReasons] = useState('')
  const [reason, setReason] = useState<CaseRefusal>(reasonsOfKind[0] ?? 'notAsTold')
  const isSecond = state === 'awaitingSecond'
  const isNumbered = !isSecond && (kind === 'newHouse' || kind === 'split')
  const isUnheard = view.needsSecond && !hearing
  // Whoever says that they live there stays, unless they are heard and it turns out otherwise.
  const isClaimed = view.people.some(one => one.part === 'reported' && one.answer === 'refused')
  const isOtherwise = view.inspections.at(-1)?.result === 'notAsTold'
  const open =
    isUnheard && !isOtherwise ? (
      <OpenHearing cases={cases} view={view} act={act} say={say} isMain={!isClaimed} />
    ) : null
  const isReasoned = !hearing || reasons.trim().length >= WORDS_LEAST
  const given = hearing && isReasoned ? { reasons } : {}
  const fineSatang = Math.round(Number(fine) * 100)
  const approve = () =>
    cases.approve(caseId, {
      ...(isNumbered && houseNumber ? { houseNumber } : {}),
      ...(fineSatang > 0 ? { fineSatang } : {}),
      ...given,
    })
  return (
    <>
      {isOtherwise ? (
        <Notice tone="warn" title={t('problem.inspectedOtherwise')} />
      ) : view.needsSecond ? (
        <Standing view={view} isClaimed={isClaimed} />
      ) : null}
      {isClaimed ? null : open}
      {isNumbered && !isOtherwise ? (
        <Field
          label={t('houses.number')}
          help={t('houses.numberHelp')}
          value={houseNumber}
          onChange={setNumber}
        />
      ) : null}
      {view.isLate && !isSecond && !isUnheard ? (
        <Field
          label={t('houses.fine')}
          help={t('houses.fineHelp')}
          inputMode="numeric"
          value={fine}
          onChange={setFine}
        />
      ) : null}
      {hearing ? (
        <TextBox
          label={t(isSecond ? 'houses.reasonsSecond' : 'houses.reasons')}
          help={t('houses.reasonsHelp')}
          maxLength={WORDS_MOST}
          value={reasons}
          onChange={setReasons}
        />
      ) : null}
      <Choice
        label={t(kind === 'stranger' ? 'houses.staysReason' : 'move.reason')}
        value={reason}
        choices={reasonsOfKind.map(id => ({ id, label: t(`houses.refused.${id}`) }))}
        onChange={id => setReason(id as CaseRefusal)}
      />
      <div className="case-actions">
        {isUnheard || isOtherwise ? null : (
          <Button
            isDisabled={(isNumbered && houseNumber === '') || (isSecond ? view.isFirst : !isReasoned)}
            isPending={act.busy}
            onPress={() => void say(approve)}
          >
            {t(kind === 'stranger' ? 'houses.toCentral' : 'houses.approve')}
          </Button>
        )}
        <Button
          kind={isUnheard && isClaimed ? 'primary' : 'secondary'}
          isDisabled={act.busy || !isReasoned}
          onPress={() => void say(() => cases.refuse(caseId, { reason, ...given }))}
        >
          {t(kind === 'stranger' ? 'houses.stays' : 'move.refuse')}
        </Button>
      </div>
      {isClaimed ? open : null}
    </>
  )
}

/** What it takes where somebody did not agree, and where that stands. */
function Standing({ view, isClaimed }: { view: DeskCase; isClaimed: boolean }) {
  const t = useText()
  const isSecond = view.state === 'awaitingSecond'
  if (!view.hearing) return <Notice tone="warn" title={t(isClaimed ? 'houses.claimed' : 'houses.unheard')} />
  return (
    <Notice tone="warn" title={t(isSecond ? 'houses.second' : 'houses.needsSecond')}>
      {view.isFirst && isSecond ? <p>{t('houses.youWereFirst')}</p> : null}
    </Notice>
  )
}
