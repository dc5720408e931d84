import { i18n, type Messages } from '@lingui/core'
import { getPreferences, type Language, onPreferences } from './preferences.ts'

export type CatalogueLoader = Record<Language, () => Promise<Messages>>

/** Loads one language from all its catalogues and makes it the language of the document. */
async function activate(language: Language, loaders: CatalogueLoader[]): Promise<void> {
  const parts = await Promise.all(loaders.map(loader => loader[language]()))
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...parts) })
  document.documentElement.lang = language
}

/** Begins with the kept language and follows the person's choice from then on. */
export async function followLanguage(loaders: CatalogueLoader[]): Promise<void> {
  await activate(getPreferences().language, loaders)
  onPreferences(() => {
    const { language } = getPreferences()
    if (language !== i18n.locale) void activate(language, loaders)
  })
}
