import { House, Inbox, LayoutGrid, ScanLine, User } from 'lucide-react'
import { NavLink } from 'react-router'
import { useUiText } from './text.ts'
import './BottomBar.css'

/** The five places of the app, always in the same order; `unread` counts messages not yet opened. */
export function BottomBar({ unread = 0 }: { unread?: number }) {
  const t = useUiText()
  const places = [
    { to: '/home', label: t('ui.home'), Icon: House },
    { to: '/services', label: t('ui.services'), Icon: LayoutGrid },
    { to: '/scan', label: t('ui.scan'), Icon: ScanLine },
    { to: '/inbox', label: t('ui.inbox'), Icon: Inbox, count: unread },
    { to: '/me', label: t('ui.me'), Icon: User },
  ]
  return (
    <nav className="bottom-bar" aria-label={t('ui.places')}>
      {places.map(({ to, label, Icon, count }) => (
        <NavLink key={to} to={to} className="bottom-place">
          <span className="bottom-icon">
            <Icon aria-hidden />
            {count ? <span className="bottom-dot" aria-hidden="true" /> : null}
          </span>
          <span>{label}</span>
          {count ? <span className="unseen">{t('ui.unread', { count })}</span> : null}
        </NavLink>
      ))}
    </nav>
  )
}
