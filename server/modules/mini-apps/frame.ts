// A page of ours around a mini-app, with no script and one permission: to show that mini-app's own origin. The app puts this page
// into itself; what stands inside is of another origin and cannot reach the keys, the storage or the calls of either.
import { html } from '../../../shared/html.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Reply } from '../../platform/route.ts'
import { replyPage } from '../../platform/route.ts'
import { fail } from './failures.ts'
import { findApp, findVersion } from './store.ts'

/** Its own origin stays its own (it may keep things there), it may run and send forms; it opens no window and moves no page of ours. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms'

/** @throws miniApps.appUnknown */
export async function frameMiniApp(ctx: Ctx, appId: string, number: number): Promise<Reply> {
  const [app, version] = [await findApp(ctx, appId), await findVersion(ctx, appId, number)]
  if (!app || !version || version.state === 'replaced') throw fail.appUnknown()
  const { name, startAddress } = version.content
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `frame-src ${new URL(startAddress).origin}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  const page = html`<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>${name.th}</title>
<link rel="stylesheet" href="/assets/mini-apps/frame.css"></head>
<body><iframe title="${name.th}" sandbox="${SANDBOX}" allow="" referrerpolicy="no-referrer"></iframe></body></html>
`
  return replyPage(page.text, 200, { 'content-security-policy': policy.join('; ') })
}
