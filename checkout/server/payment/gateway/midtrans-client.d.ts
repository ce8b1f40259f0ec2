import 'midtrans-client'

/** Members that the official client's published types omit. */
declare module 'midtrans-client' {
  interface Snap {
    apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string }
    httpClient: {
      http_client: {
        defaults: { timeout?: number; maxRedirects?: number; headers: { common: Record<string, string> } }
        interceptors: { response: { use: (answered: OnAnswer, failed: OnFailure) => void } }
      }
      request: (verb: 'get' | 'post', serverKey: string, url: string, ...parameters: object[]) => Promise<unknown>
    }
    transaction: Record<'status' | 'cancel' | 'expire', (id: string) => Promise<unknown>> &
      Record<'refund' | 'refundDirect', (id: string, parameters: RefundParameters) => Promise<unknown>>
  }

  /** The request as its HTTP client sent it; the body is already text. */
  interface SentRequest {
    method?: string
    url?: string
    data?: string
  }

  type GivenAnswer = { status: number; data?: unknown; headers?: Record<string, string> }
  type Answered = GivenAnswer & { config: SentRequest }
  type OnAnswer = (answer: Answered) => Promise<Answered>
  type OnFailure = (error: Error & { config?: SentRequest; response?: GivenAnswer }) => Promise<never>

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
