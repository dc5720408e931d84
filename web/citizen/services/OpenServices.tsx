import { ListChecks } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { ServiceEntry } from '../../lib/services-types.ts'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { Finding, ServiceDoors } from './Catalogue.tsx'
import './Services.css'
import { useCatalogue } from './use-catalogue.ts'

/** The catalogue for who has not signed in: first what needs nobody to, such as emergency numbers. */
export function OpenServices() {
  const t = useText()
  const navigate = useNavigate()
  const load = useCatalogue(true)
  return (
    <Page
      page="openServices"
      title={t('services.title')}
      lead={t('services.openLead')}
      onBack={() => navigate('/')}
    >
      <LoadState load={load} lines={8}>
        {known => (
          <Finding {...known} base="/open">
            <Doors
              label={t('visitor.sent')}
              doors={[
                {
                  to: '/open/sent',
                  icon: <ListChecks />,
                  title: t('visitor.sent'),
                  help: t('visitor.sentHelp'),
                },
              ]}
            />
            <section className="service-group">
              <h2>{t('services.openFirst')}</h2>
              <ServiceDoors
                base="/open"
                label={t('services.openFirst')}
                services={known.catalogue.services.filter(needsNobody)}
              />
            </section>
          </Finding>
        )}
      </LoadState>
    </Page>
  )
}

const needsNobody = ({ isForVisitors }: ServiceEntry) => isForVisitors === true
