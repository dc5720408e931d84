import { useSyncExternalStore } from 'react'

export type Language = 'th' | 'en'
export type Preferences = {
  language: Language
  theme: 'auto' | 'light' | 'dark'
  size: 'normal' | 'large'
  voice: 'on' | 'off'
}

const key = 'tuaton.preferences'
const defaults: Preferences = { language: 'th', theme: 'auto', size: 'normal', voice: 'on' }
const listeners = new Set<() => void>()
let current = read()

function read(): Preferences {
  try {
    const stored: Partial<Preferences> = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { ...defaults, ...stored }
  } catch {
    return defaults
  }
}

/** What the person likes on this phone; nothing personal, so plain local storage is enough. */
export function getPreferences(): Preferences {
  return current
}

/** Keeps one choice and tells every listener. */
export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  current = { ...current, [name]: value }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // A private window may refuse storage: the choice then lasts as long as the page.
  }
  announce()
}

/** Calls back after each change until the returned function is called. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The preferences, redrawn when one of them changes. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, getPreferences)
}

function announce() {
  for (const listener of listeners) listener()
}

/** Puts theme and size on the document now, and again whenever they or the system's darkness change. */
export function applyPreferences(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const dark = current.theme === 'dark' || (current.theme === 'auto' && system.matches)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    document.documentElement.dataset.size = current.size
  }
  apply()
  onPreferences(apply)
  system.addEventListener('change', apply)
  window.addEventListener('storage', event => {
    if (event.key !== key) return
    current = read()
    announce()
  })
}
