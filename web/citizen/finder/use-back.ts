import { useLocation, useNavigate } from 'react-router'

/** One step back in the app; to `start` when this page was opened from outside. */
export function useBack(start: string): () => void {
  const navigate = useNavigate()
  const { key } = useLocation()
  return () => {
    if (key === 'default') navigate(start)
    else navigate(-1)
  }
}
