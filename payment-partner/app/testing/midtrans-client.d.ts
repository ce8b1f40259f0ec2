/** The part of the official client that the conformance test drives; it brings no types of its own. */
declare module 'midtrans-client' {
  type Answer = Record<string, unknown>

  export class Snap {
    constructor(options: { isProduction: boolean; serverKey: string; clientKey: string })
    apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string }
    httpClient: { http_client: { defaults: { headers: { common: Record<string, string> } } } }
    createTransaction(parameter: object): Promise<{ token: string; redirect_url: string }>
    createTransactionToken(parameter: object): Promise<string>
    createTransactionRedirectUrl(parameter: object): Promise<string>
    transaction: Record<'status' | 'cancel' | 'expire', (id: string) => Promise<Answer>> & {
      notification(body: object): Promise<Answer>
    }
  }
}
