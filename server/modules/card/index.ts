import { defineModule } from '../../platform/module.ts'
import { reply, replyImage, route } from '../../platform/route.ts'
import { reportLost, showCard, showMe, showPortrait } from './card.ts'
import { CardView, LostBody, Me } from './schemas.ts'

export const card = defineModule({
  name: 'card',
  routes: [
    route.get('/v1/me', { access: 'person', summary: 'My name, level and phones', returns: Me }, ctx =>
      showMe(ctx),
    ),
    route.get(
      '/v1/me/card',
      { access: 'citizen', summary: 'My card as it stands in the register now', returns: CardView },
      ctx => showCard(ctx),
    ),
    route.get('/v1/me/card/portrait', { access: 'citizen', summary: 'The portrait on my card' }, async ctx =>
      replyImage(await showPortrait(ctx), 'image/jpeg'),
    ),
    route.post(
      '/v1/me/card/lost',
      { access: 'citizen', summary: 'My plastic card is lost, with the passcode', body: LostBody },
      async (ctx, { body }) => {
        await reportLost(ctx, body.passcode)
        return reply(204)
      },
    ),
  ],
})
