import { getTranslations } from 'next-intl/server'
import type { OrderForm } from '@/app/_forms/order-forms'
import { MissingOrder } from './missing-order'
import { UnsentText } from './unsent-text'

type Props = Omit<React.ComponentProps<typeof UnsentText>, 'label'> & {
  link: { id: string; form: OrderForm }
}

/**
 * Replaces a form of an order that this browser cannot open. Shows the submitted text, which no
 * script has saved as a draft.
 */
export const NoOrderFor = async ({ link, ...form }: Props) => (
  <MissingOrder link={link}>
    <UnsentText {...form} label={(await getTranslations('order.gone'))('unsent')} />
  </MissingOrder>
)
