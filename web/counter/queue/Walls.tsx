import { useState } from 'react'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import type { Queue } from '../queue-api.ts'
import { useText } from '../text.ts'

/** The screens of this office: a link to open one with, and the end of one. */
export function Walls({ queue }: { queue: Queue }) {
  const t = useText()
  const { language } = usePreferences()
  const walls = useLoad(queue.walls)
  const act = useAct()
  const [link, setLink] = useState<string>()
  const [isCopied, setCopied] = useState(false)
  async function open() {
    setCopied(false)
    await act.run(async () => setLink((await queue.openWall()).link))
    walls.again()
  }
  async function end(wallId: string) {
    setLink(undefined)
    await act.run(() => queue.endWall(wallId))
    walls.again()
  }
  return (
    <details className="stack-tight">
      <summary>{t('wall.title', { count: walls.value?.length ?? 0 })}</summary>
      <div className="stack-tight">
        <p className="soft small">{t('wall.help')}</p>
        <ProblemLine problem={act.problem ?? walls.problem} />
        {link ? (
          <Notice tone="ok" live title={t('wall.made')}>
            <p className="soft small">{t('wall.once')}</p>
            <div className="queue-says">
              <a className="button button-primary" href={link} target="_blank" rel="noreferrer">
                {t('wall.openHere')}
              </a>
              <Button
                kind="secondary"
                onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
              >
                {t(isCopied ? 'wall.copied' : 'wall.copy')}
              </Button>
            </div>
          </Notice>
        ) : null}
        <ul className="recent-list">
          {(walls.value ?? []).map(({ wallId, madeAt }, index, { length }) => (
            <li key={wallId}>
              <span>{t('wall.screen', { number: length - index })}</span>
              <span className="soft small">
                {t('wall.since', { moment: formatMoment(madeAt, language) })}
              </span>
              <Button kind="quiet" isDisabled={act.busy} onPress={() => void end(wallId)}>
                {t('wall.end')}
              </Button>
            </li>
          ))}
        </ul>
        <Button kind="secondary" isPending={act.busy} onPress={() => void open()}>
          {t('wall.make')}
        </Button>
      </div>
    </details>
  )
}
