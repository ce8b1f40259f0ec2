import { getTranslations } from 'next-intl/server'
import type { OrderForm } from '@/app/_forms/order-forms'
import { MissingOrder } from './missing-order'
import { UnsentText } from './unsent-text'

type Props = Omit<React.ComponentProps<typeof UnsentText>, 'label'> & {
  asked: { id: string; form: OrderForm }
}

/** Where a form would be, of an order that this browser has not; with what that form was sent, where no script kept it. */
export const NoOrderFor = async ({ asked, ...form }: Props) => (
  <MissingOrder asked={asked}>
    <UnsentText {...form} label={(await getTranslations('order.gone'))('unsent')} />
  </MissingOrder>
)
