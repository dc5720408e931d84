import { type Html, html } from '../../../../shared/html.ts'

type Asked = { action: string; label: string; warning: string; sure: string }

/** What cannot be undone is asked twice, also without a script. */
export const askedTwice = ({ action, label, warning, sure }: Asked): Html =>
  html`<details class="twice"><summary>${label}</summary><form method="post" action="${action}"><p>${warning}</p><button class="button danger" type="submit">${sure}: ${label}</button></form></details>`
