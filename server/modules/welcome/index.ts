// The first page of the sandbox: what there is to try, in the order in which to try it. Outside the sandbox it is the app.

import { readFileSync } from 'node:fs'
import { html } from '../../../shared/html.ts'
import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { reply, replyRedirect, route } from '../../platform/route.ts'
import { framePage, type Language, readLanguage } from '../federation/index.ts'
import { words } from './words.ts'

const style = readFileSync(new URL('./welcome.css', import.meta.url), 'utf8')

export const welcome = defineModule({
  name: 'welcome',
  routes: [
    route.get('/', { access: 'anyone', summary: 'What there is to try' }, (ctx, { request }) =>
      ctx.settings.sandbox ? showWelcome(ctx, readLanguage(request)) : replyRedirect('/app/'),
    ),
    route.get('/assets/welcome/welcome.css', { access: 'anyone', summary: 'Style of the first page' }, () =>
      reply(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }, style),
    ),
  ],
})

function showWelcome({ settings }: Ctx, language: Language) {
  const say = words[language]
  const places = [
    { href: '/specimen/', ...say.specimen },
    { href: '/app/', ...say.citizen },
    { href: `${settings.outside}/`, ...say.hospital },
    { href: `${settings.outside}/bank`, ...say.bank },
    { href: `${settings.outside}/desk`, ...say.desk },
    { href: '/counter/', ...say.counter },
    { href: `${settings.outside}/phone`, ...say.phone },
  ]
  return framePage({
    language,
    title: say.title,
    path: '/',
    style: '/assets/welcome/welcome.css',
    body: html`<main class="welcome">
<h1>${say.title}</h1>
<p class="lead">${say.lead}</p>
<ol class="places">${places.map(
      place => html`<li><a href="${place.href}"><b>${place.name}</b><span>${place.what}</span></a></li>`,
    )}</ol>
<ul class="links">
<li><a href="${settings.outside}/reader">${say.reader}</a></li>
<li><a href="${settings.outside}/scanner">${say.scanner}</a></li>
</ul>
<h2>${say.developers}</h2>
<ul class="links">
<li><a href="/portal">${say.portal}</a></li>
<li><a href="/.well-known/openid-configuration">OpenID Connect discovery</a></li>
<li><a href="/api/openapi.json">OpenAPI</a></li>
<li><a href="/design/">${say.design}</a></li>
</ul>
<p class="soft small">${say.invented}</p>
</main>`,
  })
}
