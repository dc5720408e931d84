import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useSyncExternalStore } from 'react'
import { parseVisitorCode } from '../../shared/visitor-code.ts'
import { Turn } from './Turn.tsx'
import { TypeCode } from './TypeCode.tsx'

/** One number of today, by the code behind `#`. It stays in the address: whoever reloads the page must find the number again. */
export function App() {
  const code = useSyncExternalStore(onHash, readCode)
  return (
    <I18nProvider i18n={i18n}>
      {code ? (
        <Turn key={code} code={code} onType={() => follow('')} />
      ) : (
        <TypeCode isWrong={location.hash.length > 1} onCode={follow} />
      )}
    </I18nProvider>
  )
}

const readCode = () => parseVisitorCode(location.hash.slice(1))

function follow(code: string) {
  location.hash = code
}

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
