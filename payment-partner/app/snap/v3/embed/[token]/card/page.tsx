import type { PageEndpoint } from '@jembatan/http/endpoints'
import CardPage from '../../../redirection/[token]/card/page'
import { Popup } from '../../popup'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

export { generateMetadata } from '../../../redirection/[token]/card/page'

export default function EmbeddedCardPage(props: React.ComponentProps<typeof CardPage>) {
  return (
    <Popup>
      <CardPage {...props} />
    </Popup>
  )
}
