import { defineModule } from '../../platform/module.ts'
import { replyImage, route } from '../../platform/route.ts'
import { showCard, showMe, showPortrait } from './card.ts'
import { CardView, Me } from './schemas.ts'

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
  ],
})
