import { useCallback, useEffect, useState } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Terminal } from '../counter-api.ts'
import { Board } from './Board.tsx'
import { findPass, type Pass } from './queue.ts'
import { TakePerson } from './TakePerson.tsx'

/** A tablet with a pass works wherever it is, with or without a network. */
export function Field({
  terminal,
  withoutPass,
}: {
  terminal: Terminal
  withoutPass: (onPass: () => void) => React.ReactNode
}) {
  const [pass, setPass] = useState<Pass | null>()
  const [taking, setTaking] = useState(false)
  const look = useCallback(() => void findPass().then(found => setPass(found ?? null)), [])
  useEffect(look, [look])
  if (pass === undefined) return <Skeleton lines={6} />
  if (pass === null) return withoutPass(look)
  return taking ? (
    <TakePerson pass={pass} terminal={terminal} onDone={() => setTaking(false)} />
  ) : (
    <Board pass={pass} onTake={() => setTaking(true)} onEnd={look} />
  )
}
