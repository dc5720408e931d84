import { getPreferences, type Language } from './preferences.ts'

/** Says one sentence in the language of the page, unless the person muted the voice; a newer one cuts an older one off. */
export function say(sentence: string, language: Language): void {
  if (getPreferences().voice === 'off' || !('speechSynthesis' in window)) return
  speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(sentence)
  utterance.lang = language === 'th' ? 'th-TH' : 'en-GB'
  speechSynthesis.speak(utterance)
}

export function hush(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}

/** A short touch for the hand where the phone can give one. */
export function buzz(pattern: number | number[]): void {
  navigator.vibrate?.(pattern)
}
