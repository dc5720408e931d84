import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import { givenBy, PLACE_CHANNELS } from '../../staff/index.ts'
import { field, portalPage } from '../pages/frame.ts'
import { type Typed, WEEKDAYS } from './form.ts'
import { placeWords } from './words.ts'

type Form = {
  /** Undefined for a place that does not exist yet. */
  placeId?: string
  typed: Typed
  wrong?: readonly string[]
  /** A refusal that belongs to no field. */
  refusal?: string
}

/** The form of a place, new or known. */
export function placeFormPage(language: Language, { placeId, typed, wrong = [], refusal }: Form) {
  const words = placeWords(language)
  const [at, back] = placeId
    ? [`/portal/console/places/${placeId}/edit`, `/portal/console/places/${placeId}`]
    : ['/portal/console/places/new', '/portal/console/places']
  const said = refusal ? words.refusals[refusal] : wrong.length > 0 ? words.wrong : undefined
  const text = (name: TextName, required = true) =>
    field({
      name,
      label: words[name],
      value: typed[name] ?? '',
      problem: wrong.includes(name) ? words.problems[name] : undefined,
      required,
    })
  return portalPage({
    language,
    title: placeId ? words.edit : words.add,
    path: at,
    back,
    status: refusal ? 409 : wrong.length > 0 ? 400 : 200,
    body: html`${said && html`<p class="notice" role="alert">${said}</p>`}
<form class="sheet" method="post" action="${at}">${!placeId && text('placeCode')}${channelChoice(language, { typed, wrong })}
<div class="fields">${text('nameTh')}${text('nameEn')}${text('addressTh', false)}${text('addressEn', false)}${text('districtTh')}${text('districtEn')}${text('provinceTh')}${text('provinceEn')}${text('latitude')}${text('longitude')}</div>
${hoursFields(language, { typed, wrong })}${text('seats')}
<button class="button primary" type="submit">${words.save}</button></form>`,
  })
}

type TextName =
  | 'placeCode'
  | 'nameTh'
  | 'nameEn'
  | 'addressTh'
  | 'addressEn'
  | 'districtTh'
  | 'districtEn'
  | 'provinceTh'
  | 'provinceEn'
  | 'latitude'
  | 'longitude'
  | 'seats'
type Filled = { typed: Typed; wrong: readonly string[] }

/** Each channel with the level that it leads to. */
function channelChoice(language: Language, { typed, wrong }: Filled): Html {
  const words = placeWords(language)
  return html`<fieldset><legend>${words.channel}</legend>${wrong.includes('channel') && html`<p class="problem">${words.problems.channel}</p>`}<div class="items">${PLACE_CHANNELS.map(
    channel =>
      html`<label class="choice"><input type="radio" name="channel" value="${channel}" required${typed.channel === channel && html` checked`}><span>${words.channels[channel]}<small class="soft">${levelOf(language, channel)}</small></span></label>`,
  )}</div></fieldset>`
}

/** The level that a channel gives, as a sentence. */
export function levelOf(language: Language, channel: (typeof PLACE_CHANNELS)[number]): string {
  const words = placeWords(language)
  const { ial, withoutCard } = givenBy[channel]
  return withoutCard ? `${words.gives(ial)} · ${words.withoutCard(withoutCard)}` : words.gives(ial)
}

function hoursFields(language: Language, { typed, wrong }: Filled): Html {
  const words = placeWords(language)
  return html`<fieldset aria-describedby="hours-help"><legend>${words.hours}</legend><p class="soft" id="hours-help">${words.hoursHelp}</p><div class="fields">${WEEKDAYS.map(
    day =>
      field({
        name: `hours${day}`,
        label: words.days[day] ?? '',
        value: typed[`hours${day}`] ?? '',
        problem: wrong.includes(`hours${day}`) ? words.problems.hours : undefined,
        required: false,
      }),
  )}</div></fieldset>`
}
