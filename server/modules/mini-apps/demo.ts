// The sandbox's mini-app stands in a file everybody can read, as its keys do; outside the sandbox those keys stop the server (`parties`).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findClient } from '../parties/index.ts'
import { Content } from './content.ts'
import { keepPicture } from './pictures.ts'
import { saveApp, saveVersion } from './store.ts'

const FOLDER = join(import.meta.dirname, '../../../sandbox')
const DemoApp = z.strictObject({
  id: z.uuid(),
  client_id: z.string(),
  icon: z.string(),
  content: Content.omit({ icon: true, screenshots: true }),
})

/** Writes the demo mini-app anew at every start, published. */
export async function prepareDemoApp(ctx: Ctx): Promise<void> {
  if (!ctx.settings.sandbox) return
  const text = readFileSync(join(FOLDER, 'mini-app.json'), 'utf8')
  const demo = DemoApp.parse(JSON.parse(text.replaceAll('{outside}', ctx.settings.outside)))
  const client = await findClient(ctx, demo.client_id)
  if (!client) throw new Error('The demo mini-app names a client that is not there')
  await transaction(ctx, async tx => {
    await saveApp(tx, {
      id: demo.id,
      party_id: client.party.id,
      client_id: client.id,
      suspended_by: null,
      created_at: tx.now(),
    })
    const icon = await keepPicture(tx, demo.id, readFileSync(join(FOLDER, 'assets', demo.icon)))
    await saveVersion(tx, {
      app_id: demo.id,
      number: 1,
      state: 'published',
      content: { ...demo.content, icon, screenshots: [] },
      author_id: null,
      exchanged_at: null,
      changed_at: tx.now(),
    })
  })
}
