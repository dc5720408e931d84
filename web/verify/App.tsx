import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useEffect, useState } from 'react'
import { codeIn } from '../../shared/document-code.ts'
import { Answer } from './Answer.tsx'
import { type Inspection, inspectCode, inspectFile } from './inspect.ts'
import { loadKeys } from './keys.ts'
import { Scan } from './Scan.tsx'
import { Shared } from './Shared.tsx'
import { Start } from './Start.tsx'
import { Working } from './Working.tsx'

/** Checks documents, for anybody: by camera, by a file, or by the address in the code itself. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <Check />
    </I18nProvider>
  )
}

type View =
  | { at: 'start' | 'scan' | 'working' }
  | { at: 'answer'; found: Inspection }
  | { at: 'shared'; token: string }

function Check() {
  const [view, setView] = useState<View>({ at: 'start' })
  async function answer(work: Promise<Inspection>) {
    setView({ at: 'working' })
    setView({ at: 'answer', found: await work })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address is followed when it is opened
  useEffect(() => {
    const follow = () => {
      const { hash } = location
      if (hash === '') return
      // Neither a code nor a link stays in the address bar or the history of a borrowed phone.
      history.replaceState(null, '', location.pathname)
      const token = /^#s=([\w-]{20,100})$/.exec(hash)?.[1]
      if (token) setView({ at: 'shared', token })
      else if (codeIn(hash)) void answer(inspectCode(hash))
    }
    follow()
    // Keys are kept while there is a network, for when there is none.
    void loadKeys()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const start = () => setView({ at: 'start' })
  const checkFile = (file: File) => void answer(inspectFile(file))
  switch (view.at) {
    case 'start':
      return <Start onScan={() => setView({ at: 'scan' })} onFile={checkFile} />
    case 'scan':
      return <Scan onBack={start} onCode={text => void answer(inspectCode(text))} />
    case 'working':
      return <Working />
    case 'answer':
      return <Answer found={view.found} onAgain={start} />
    case 'shared':
      return <Shared token={view.token} onCheck={checkFile} onBack={start} />
  }
}
