import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/failure'

export const dynamic = 'force-dynamic'

/** A buyer comes back from the payment page. The address only names the order; what became of it, the shop asks itself. */
export async function GET(request: Request) {
  const providerOrderId = new URL(request.url).searchParams.get('order_id') ?? ''
  const location = await shopOf(request)
    .payment.checkReturn({ providerOrderId })
    .then(
      ({ orderId }) => `/orders/${orderId}`,
      (error: unknown) => {
        // While the database is away nobody knows whether there is such an order.
        if (!readFailure(error)) throw error
        return '/payment/unknown'
      },
    )

  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
