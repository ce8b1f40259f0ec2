import type { PageEndpoint } from '@jembatan/http/endpoints'
import PaymentPage from '../../redirection/[token]/page'
import { Popup } from '../popup'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

export { generateMetadata } from '../../redirection/[token]/page'

/**
 * The payment page inside the merchant's page: for snap.js, and for the origins that the merchant
 * listed.
 */
export default function EmbeddedPaymentPage() {
  return (
    <Popup>
      <PaymentPage />
    </Popup>
  )
}
