import { useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { answerCase, dropCaseFile, type HouseCase, keepCaseFile } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { YesOrNo } from '../control/YesOrNo.tsx'
import { FilePicker } from '../FilePicker.tsx'
import { useText } from '../text.ts'

const FILES_MOST = 4
const WORDS_LEAST = 4
const WORDS_MOST = 1000

type CaseHearingProps = { view: HouseCase; onChange: () => void }

/** Before a name goes against silence or will: what was found, and what its bearer answers. */
export function CaseHearing({ view, onChange }: CaseHearingProps) {
  const t = useText()
  const { hearing } = view
  if (!hearing?.facts) return null
  return (
    <section className="stack">
      <h2>{t('hearing.title')}</h2>
      <Notice tone="info" title={t('hearing.facts')}>
        <p className="as-written">{hearing.facts}</p>
      </Notice>
      {view.isYouAsked ? <Answer view={view} onChange={onChange} /> : null}
      {hearing.words ? (
        <Notice tone="info" title={t(hearing.isAtCounter ? 'hearing.yoursAtCounter' : 'hearing.yours')}>
          <p className="as-written">{hearing.words}</p>
        </Notice>
      ) : null}
    </section>
  )
}

function Answer({ view, onChange }: CaseHearingProps) {
  const t = useText()
  const { language } = usePreferences()
  const [words, setWords] = useState('')
  const [files, setFiles] = useState<string[]>([])
  const office = language === 'th' ? view.office.nameTh : view.office.nameEn
  const isWritten = words.trim().length >= WORDS_LEAST
  return (
    <>
      <p>{t('hearing.until', { until: formatDate(view.expiresAt, language), office })}</p>
      <TextBox
        label={t('hearing.words')}
        help={t('hearing.wordsHelp')}
        maxLength={WORDS_MOST}
        value={words}
        onChange={setWords}
      />
      <FilePicker
        label={t('hearing.files')}
        help={t('hearing.filesHelp')}
        most={FILES_MOST}
        ids={files}
        keep={keepCaseFile}
        drop={dropCaseFile}
        onChange={setFiles}
      />
      <YesOrNo
        no={{ button: t('hearing.send'), isDisabled: !isWritten }}
        yes={{ button: t('hearing.agree') }}
        main="refused"
        answer={(answer, passcode) =>
          answerCase(view.caseId, { answer, passcode, files, ...(isWritten ? { words } : {}) })
        }
        onAnswered={onChange}
      />
    </>
  )
}
