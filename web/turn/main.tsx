import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import { followLanguage } from '../lib/language.ts'
import { applyPreferences } from '../lib/preferences.ts'
import { App } from './App.tsx'

applyPreferences()
await followLanguage([
  {
    th: async () => (await import('../ui/messages/th.json')).default,
    en: async () => (await import('../ui/messages/en.json')).default,
  },
  {
    th: async () => (await import('./messages/th.json')).default,
    en: async () => (await import('./messages/en.json')).default,
  },
])
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
