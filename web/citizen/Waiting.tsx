import { Skeleton } from '../ui/Skeleton.tsx'

/** Stands where a page will be in a moment. */
export function Waiting() {
  return (
    <div className="page" data-page="loading">
      <main className="page-main">
        <Skeleton card lines={4} />
      </main>
    </div>
  )
}
