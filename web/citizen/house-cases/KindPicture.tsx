import { ArrowRight, House, X } from 'lucide-react'

/** What becomes of the house, as a picture; its words stand beside it. */
export function KindPicture({ kind }: { kind: 'split' | 'merge' | 'cancel' }) {
  return (
    <span className="kind-picture" aria-hidden="true" data-kind={kind}>
      <span>
        <House />
        {kind === 'merge' ? <House /> : null}
      </span>
      <ArrowRight />
      <span>
        {kind === 'cancel' ? <X /> : <House />}
        {kind === 'split' ? <House /> : null}
      </span>
    </span>
  )
}
