/** The part of the official client that the conformance tests use. The package has no types. */
declare module 'midtrans-client' {
  type Answer = Record<string, unknown>
  type Options = { isProduction: boolean; serverKey: string; clientKey: string }
  type Verb = 'status' | 'statusb2b' | 'cancel' | 'expire' | 'approve' | 'deny'

  class Api {
    constructor(options: Options)
    apiConfig: {
      getSnapApiBaseUrl: () => string
      getCoreApiBaseUrl: () => string
      getIrisApiBaseUrl: () => string
    }
    httpClient: { http_client: { defaults: { headers: { common: Record<string, string> } } } }
    transaction: Record<Verb, (id: string) => Promise<Answer>> &
      Record<'refund' | 'refundDirect', (id: string, parameter?: object) => Promise<Answer>> & {
        notification(body: object | string): Promise<Answer>
      }
  }

  export class Snap extends Api {
    createTransaction(parameter: object): Promise<{ token: string; redirect_url: string }>
    createTransactionToken(parameter: object): Promise<string>
    createTransactionRedirectUrl(parameter: object): Promise<string>
  }

  export class CoreApi extends Api {
    charge(parameter?: object): Promise<Answer>
    capture(parameter?: object): Promise<Answer>
    cardToken(parameter?: object): Promise<Answer>
    cardRegister(parameter?: object): Promise<Answer>
    cardPointInquiry(tokenId: string): Promise<Answer>
    linkPaymentAccount(parameter?: object): Promise<Answer>
    getPaymentAccount(accountId: string): Promise<Answer>
    unlinkPaymentAccount(accountId: string): Promise<Answer>
    createSubscription(parameter?: object): Promise<Answer>
    getSubscription(subscriptionId: string): Promise<Answer>
    disableSubscription(subscriptionId: string): Promise<Answer>
    enableSubscription(subscriptionId: string): Promise<Answer>
    updateSubscription(subscriptionId: string, parameter?: object): Promise<Answer>
  }

  type List = Answer[]

  export class Iris extends Api {
    ping(): Promise<string>
    createBeneficiaries(parameter: object): Promise<Answer>
    updateBeneficiaries(alias: string, parameter: object): Promise<Answer>
    getBeneficiaries(): Promise<List>
    createPayouts(parameter: object): Promise<Answer>
    approvePayouts(parameter: object): Promise<Answer>
    rejectPayouts(parameter: object): Promise<Answer>
    getPayoutDetails(referenceNo: string): Promise<Answer>
    getTransactionHistory(parameter?: object): Promise<List>
    getTopupChannels(): Promise<List>
    getBalance(): Promise<Answer>
    getFacilitatorBankAccounts(): Promise<List>
    getFacilitatorBalance(bankAccountId: string): Promise<Answer>
    getBeneficiaryBanks(): Promise<Answer>
    validateBankAccount(parameter: object): Promise<Answer>
  }

  export const SnapBiConfig: {
    SNAP_BI_SANDBOX_BASE_URL: string
    snapBiClientId: string
    snapBiPrivateKey: string
    snapBiClientSecret: string
    snapBiPartnerId: string
    snapBiChannelId: string
    snapBiPublicKey: string
  }

  export class SnapBi {
    static directDebit(): SnapBi
    static va(): SnapBi
    static qris(): SnapBi
    static notification(): SnapBi
    static getSymmetricSignatureHmacSh512(...signed: [string, object, string, string, string, string]): string
    static getAsymmetricSignatureSha256WithRsa(clientId: string, timestamp: string, privateKey: string): string
    withBody(body: object): SnapBi
    withAccessToken(token: string): SnapBi
    withTransactionHeader(headers: Record<string, string>): SnapBi
    withSignature(signature: string): SnapBi
    withTimeStamp(timestamp: string): SnapBi
    withNotificationPayload(payload: object): SnapBi
    withNotificationUrlPath(path: string): SnapBi
    createPayment(externalId: string): Promise<Answer>
    getStatus(externalId: string): Promise<Answer>
    refund(externalId: string): Promise<Answer>
    cancel(externalId: string): Promise<Answer>
    getAccessToken(): Promise<Answer>
    isWebhookNotificationVerified(): boolean
  }
}
