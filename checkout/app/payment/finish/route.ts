import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

/** A buyer comes back from the payment page. The address only names the order; what became of it, the shop asks itself. */
export async function GET(request: Request) {
  const providerOrderId = new URL(request.url).searchParams.get('order_id') ?? ''
  const location = await shopOf(request)
    .payment.checkReturn({ providerOrderId })
    .then(
      ({ orderId }) => `/orders/${orderId}`,
      () => '/payment/unknown',
    )

  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
