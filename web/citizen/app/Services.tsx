import { LayoutGrid, ScanLine } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'

/** No service has been published here yet, and the page says so. */
export function Services() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="services" title={t('services.title')}>
      <EmptyState
        icon={<LayoutGrid />}
        title={t('services.emptyTitle')}
        action={
          <Button kind="secondary" icon={<ScanLine aria-hidden />} onPress={() => navigate('/scan')}>
            {t('services.scan')}
          </Button>
        }
      >
        {t('services.emptyBody')}
      </EmptyState>
    </Page>
  )
}
