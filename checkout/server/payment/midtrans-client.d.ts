import 'midtrans-client'

/** What the published types leave out of the official client. */
declare module 'midtrans-client' {
  interface Snap {
    apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string }
    httpClient: {
      http_client: {
        defaults: { timeout?: number; maxRedirects?: number; headers: { common: Record<string, string> } }
      }
      request: (verb: 'post', serverKey: string, url: string, body: object) => Promise<unknown>
    }
    transaction: Record<'status' | 'cancel' | 'expire', (id: string) => Promise<unknown>> &
      Record<'refund' | 'refundDirect', (id: string, parameters: RefundParameters) => Promise<unknown>>
  }

  interface RefundParameters {
    refund_key: string
    amount: number
    reason: string
  }

  interface SnapTransactionParameters {
    item_details: { id: string; price: number; quantity: number; name: string }[]
    callbacks: { finish: string }
    expiry: { start_time: string; unit: 'minutes'; duration: number }
  }
}
