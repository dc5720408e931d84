import { KeyRound, Link2, SearchX } from 'lucide-react'
import { useState } from 'react'
import { formatVisitorCode } from '../../../../shared/visitor-code.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import { useLoad } from '../../../lib/use-load.ts'
import {
  forgetVisitorSent,
  listVisitorSent,
  readAsVisitor,
  withdrawAsVisitor,
} from '../../../lib/visitor-api.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { LoadState } from '../../LoadState.tsx'
import { useText } from '../../text.ts'
import { ApplicationBody } from '../sent/ApplicationBody.tsx'
import './Visitor.css'

type VisitorApplicationProps = { code: string; isNew: boolean; onBack: () => void }

/** One thing that was sent without an account; just after sending with the code that leads back to it. */
export function VisitorApplication({ code, isNew, onBack }: VisitorApplicationProps) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(() => readAsVisitor(code))
  const isUnknown = load.problem?.key === 'applicationUnknown'
  return (
    <Page
      page={isUnknown ? 'visitorUnknown' : 'visitorApplication'}
      title={load.value ? load.value.name[language] : t('visitor.one')}
      lead={load.value?.agency[language]}
      onBack={onBack}
    >
      {isUnknown ? (
        <EmptyState
          icon={<SearchX />}
          title={t('visitor.unknown')}
          action={
            <Button kind="secondary" onPress={onBack}>
              {t('visitor.again')}
            </Button>
          }
        >
          {t('visitor.unknownHelp')}
        </EmptyState>
      ) : (
        <LoadState load={load}>
          {view => (
            <>
              {isNew ? <Code code={code} /> : null}
              <ApplicationBody view={view} load={load} takeBack={() => withdrawAsVisitor(code)} isVisitor />
            </>
          )}
        </LoadState>
      )}
      <Forget code={code} onDone={onBack} />
    </Page>
  )
}

/** The code, once: whoever has it reads what was sent, and without it nobody does. */
function Code({ code }: { code: string }) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  const link = `${location.origin}/app/open/sent#${code}`
  return (
    <section className="visitor-code" aria-labelledby="visitor-code">
      <h2 id="visitor-code">
        <KeyRound aria-hidden /> {t('visitor.yourCode')}
      </h2>
      <p className="visitor-letters">{formatVisitorCode(code)}</p>
      <p className="soft">{t('visitor.yourCodeHelp')}</p>
      <Button
        kind="secondary"
        icon={<Link2 aria-hidden />}
        onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
      >
        {t(isCopied ? 'visitor.copied' : 'visitor.copy')}
      </Button>
    </section>
  )
}

/** For a phone that others use too. */
function Forget({ code, onDone }: { code: string; onDone: () => void }) {
  const t = useText()
  const kept = useLoad(listVisitorSent)
  if (!kept.value?.some(one => one.code === code)) return null
  return (
    <section className="service-group">
      <Button kind="quiet" onPress={() => void forgetVisitorSent(code).then(onDone)}>
        {t('visitor.forget')}
      </Button>
      <p className="soft small">{t('visitor.forgetHelp')}</p>
    </section>
  )
}
