import { Link2, Share2 } from 'lucide-react'
import { useState } from 'react'
import { type DocumentView, endShare, shareDocument } from '../../lib/documents-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

type ShareDocumentProps = { view: DocumentView; onChange: () => void }

/** Links that show the file to others for a while; those that are open, and how often each was opened. */
export function ShareDocument({ view, onChange }: ShareDocumentProps) {
  const t = useText()
  const { language } = usePreferences()
  const [making, setMaking] = useState(false)
  const act = useAct()
  const open = view.shares.filter(share => share.open)
  return (
    <section className="stack-tight">
      <h2>{t('share.title')}</h2>
      <p className="soft">{t('share.lead')}</p>
      <ProblemNotice problem={act.problem} />
      {open.length > 0 ? (
        <Rows
          rows={open.map(share => ({
            id: share.id,
            icon: <Link2 />,
            title: t('share.until', { at: formatMoment(share.until, language) }),
            notes: [t('share.opened', { count: share.opened })],
            action: (
              <Button
                kind="secondary"
                aria-label={t('share.endNamed', { at: formatMoment(share.until, language) })}
                isPending={act.busy}
                onPress={() => void act.run(() => endShare(view.id, share.id)).then(onChange)}
              >
                {t('share.end')}
              </Button>
            ),
          }))}
        />
      ) : null}
      <Button kind="secondary" icon={<Share2 aria-hidden />} onPress={() => setMaking(true)}>
        {t('share.new')}
      </Button>
      {making ? (
        <NewLink
          id={view.id}
          onClose={() => {
            setMaking(false)
            onChange()
          }}
        />
      ) : null}
    </section>
  )
}

const spans = ['1', '24', '168'] as const

function NewLink({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const [hours, setHours] = useState<(typeof spans)[number]>('24')
  const [link, setLink] = useState<string>()
  const [copied, setCopied] = useState(false)
  const act = useAct()
  const make = () => act.run(async () => setLink((await shareDocument(id, Number(hours))).link))
  return (
    <Sheet isOpen title={t('share.new')} onClose={onClose}>
      <ProblemNotice problem={act.problem} />
      {link ? (
        <div className="document-code">
          <QrCode text={link} label={t('share.code')} />
          <p className="soft small">{t('share.codeHelp')}</p>
          <Button
            icon={<Link2 aria-hidden />}
            onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
          >
            {t(copied ? 'share.copied' : 'share.copy')}
          </Button>
        </div>
      ) : (
        <>
          <p>{t('share.span')}</p>
          <Segments
            label={t('share.span')}
            value={hours}
            choices={spans.map(span => ({ id: span, label: t(`share.hours.${span}`) }))}
            onChange={setHours}
          />
          <Button isPending={act.busy} onPress={() => void make()}>
            {t('share.make')}
          </Button>
        </>
      )}
    </Sheet>
  )
}
