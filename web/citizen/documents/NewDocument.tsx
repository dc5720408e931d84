import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { orderCopy, type Paper, readPapers } from '../../lib/documents-api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'

/** Which paper, in which language, and the passcode. */
export function NewDocument() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readPapers)
  const [chosen, setChosen] = useState<Paper>()
  return (
    <Page
      page="newDocument"
      title={t('newDocument.title')}
      lead={t('newDocument.lead')}
      onBack={() => navigate('/me/documents')}
    >
      <LoadState load={load}>{papers => <Papers papers={papers} onChoose={setChosen} />}</LoadState>
      {chosen ? <Order paper={chosen} onClose={() => setChosen(undefined)} /> : null}
    </Page>
  )
}

function Papers({ papers, onChoose }: { papers: Paper[]; onChoose: (paper: Paper) => void }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Rows
      rows={papers.map(paper => ({
        id: paper.paperId,
        icon: <FileText />,
        title: t(`document.kind.${paper.kind}`),
        notes: [...(paper.about ? [paper.about[language]] : []), formatDate(paper.day, language)],
        action: (
          <Button
            kind="secondary"
            aria-label={t('newDocument.chooseNamed', {
              name: `${t(`document.kind.${paper.kind}`)} ${paper.about?.[language] ?? ''}`.trim(),
            })}
            onPress={() => onChoose(paper)}
          >
            {t('newDocument.choose')}
          </Button>
        ),
      }))}
    />
  )
}

const languages = ['th', 'en'] as const
const digitKinds = ['arabic', 'thai'] as const

function Order({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const preferences = usePreferences()
  const [language, setLanguage] = useState(preferences.language)
  const [digits, setDigits] = useState<'arabic' | 'thai'>('arabic')
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const title = t(`document.kind.${paper.kind}`)
  const order = (passcode: string) =>
    act.run(async () => {
      const id = await orderCopy({ paperId: paper.paperId, language, digits, passcode })
      navigate(`/me/documents/${id}`, { replace: true })
    })
  if (asking)
    return (
      <PasscodeSheet isOpen title={title} act={act} onPasscode={code => void order(code)} onClose={onClose}>
        <p>{t('newDocument.passcode')}</p>
      </PasscodeSheet>
    )
  return (
    <Sheet isOpen title={title} onClose={onClose}>
      <p>{t('newDocument.languageOf')}</p>
      <Segments
        label={t('newDocument.languageOf')}
        value={language}
        choices={languages.map(id => ({ id, label: t(`newDocument.language.${id}`) }))}
        onChange={setLanguage}
      />
      {language === 'th' ? (
        <>
          <p>{t('newDocument.digitsOf')}</p>
          <Segments
            label={t('newDocument.digitsOf')}
            value={digits}
            choices={digitKinds.map(id => ({ id, label: t(`newDocument.digits.${id}`) }))}
            onChange={setDigits}
          />
        </>
      ) : null}
      <p className="soft">{t('newDocument.free')}</p>
      <Button onPress={() => setAsking(true)}>{t('newDocument.issue')}</Button>
    </Sheet>
  )
}
