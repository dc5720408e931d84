import { z } from 'zod'
import { route } from '../../platform/route.ts'
import { textKinds } from './texts/text.ts'
import { getCurrentText } from './texts.ts'

const TextBody = z.object({
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
const Text = z.object({
  kind: z.enum(textKinds),
  version: z.string(),
  sha256: z.string(),
  languages: z.object({ th: TextBody, en: TextBody }),
})

export const routes = [
  route.get(
    '/v1/consent/texts/:kind',
    {
      access: 'anyone',
      summary: 'The text in force that a person is asked to accept, and its hash',
      params: z.object({ kind: z.enum(textKinds) }),
      returns: Text,
    },
    async (_ctx, { params }) => getCurrentText(params.kind),
  ),
]
