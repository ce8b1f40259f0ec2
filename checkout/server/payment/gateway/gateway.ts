import { inSpan } from '@jembatan/http/spans'
import { format } from 'date-fns'
import midtrans from 'midtrans-client'
import { wib } from '../../wib'
import { GatewayError } from './gateway-error'
import { offerInstallments } from './installments'
import type { OldShopAccount } from './old-shop-account'
import { type ProviderStatus, readProviderStatus } from './provider-status'
import type { OnCall } from './record-call'
import { type RefundResponse, readRefundResponse } from './refund-response'

type GatewaySettings = {
  snapBaseUrl: string
  coreBaseUrl: string
  serverKey: string
  clientKey: string
  /** Pasar's other account at the gateway, once transferred. */
  findOldShopAccount?: () => Promise<OldShopAccount | undefined>
  /** URLs for the gateway's notifications and for returning buyers. */
  notificationUrl: string
  finishUrl: string
  /** Buyers wait for some of these calls; a slower gateway counts as down. */
  timeoutMs: number
  /** Called for every request after its response or failure. Must not throw. */
  onCall?: OnCall
  /** Called with the `Date` header of every response. */
  onDate?: (date: string | undefined) => void
  biSnap?: BiSnapGateway
}

/** The calls about one charge that was made over BI-SNAP. */
export type ChargeCalls = {
  getStatus: () => Promise<ProviderStatus | null>
  cancel: () => Promise<'ended' | 'never_attempted' | 'refused'>
  refund: (request: RefundRequest) => Promise<RefundResponse>
}

/**
 * The partner's interface of Bank Indonesia's standard, where the shop's own page takes a method.
 */
export type BiSnapGateway = {
  /** Finds the charge of an attempt by its id, or by its transaction's. */
  findCharge: (id: string) => Promise<ChargeCalls | undefined>
  /** False: new attempts use the partner's page. */
  isUsed: boolean
  pageOf: (providerOrderId: string) => string
  isOwnPage: (redirectUrl: string) => boolean
}

export type Charge = {
  providerOrderId: string
  items: { id: string; name: string; price: number }[]
  amount: number
  opensAt: Date
  minutes: number
}

export type RefundRequest = {
  transactionId: string
  /** Banks refund cards in their own time, wallets at once. */
  method: string
  refundKey: string
  amount: number
  reason: string
}

export type Gateway = ReturnType<typeof createGateway>

/**
 * The payment partner, through its official client and in our own terms. Every call may throw a
 * `GatewayError`, and none may run inside a transaction.
 */
export function createGateway(settings: GatewaySettings) {
  const own: Client = { snap: createClient(settings), serverKey: settings.serverKey }

  return {
    /**
     * A repeated request for the same id returns the same charge and a new page. Always uses
     * Pasar's own account.
     */
    async createTransaction(charge: Charge): Promise<{ redirectUrl: string }> {
      if (settings.biSnap?.isUsed) return { redirectUrl: settings.biSnap.pageOf(charge.providerOrderId) }
      const { redirect_url } = await own.snap.createTransaction(toParameters(charge, settings.finishUrl)).catch(rethrow)

      return { redirectUrl: redirect_url }
    },

    /**
     * Calls under an attempt's own account: another account's key finds nothing, which looks like
     * an attempt without a payment.
     */
    of: (account: string | null): AccountGateway =>
      account === null
        ? withBiSnap(
            settings.biSnap,
            underAccount(settings, async () => own),
          )
        : underAccount(settings, () => openOldShopAccount(settings, account)),
  }
}

type AccountGateway = ReturnType<typeof underAccount>

/** A charge over BI-SNAP is asked about there; every other one in Core. */
function withBiSnap(biSnap: BiSnapGateway | undefined, core: AccountGateway): AccountGateway {
  if (!biSnap) return core
  const cancel = async (id: string) => (await biSnap.findCharge(id))?.cancel()

  return {
    getStatus: async (id) => {
      const charge = await biSnap.findCharge(id)

      return charge ? charge.getStatus() : core.getStatus(id)
    },
    expire: async (id) => (await cancel(id)) ?? core.expire(id),
    cancel: async (id) => (await cancel(id)) ?? core.cancel(id),
    refund: async (request) => {
      const charge = await biSnap.findCharge(request.transactionId)

      return charge ? charge.refund(request) : core.refund(request)
    },
    // The shop's own page takes no method once its attempt has ended.
    closePage: async (redirectUrl) => (biSnap.isOwnPage(redirectUrl) ? 'closed' : core.closePage(redirectUrl)),
  }
}

type Client = { snap: midtrans.Snap; serverKey: string }

/**
 * Its keys may appear or change while the process runs. Without them it behaves like a gateway that
 * does not respond.
 */
async function openOldShopAccount(settings: GatewaySettings, account: string): Promise<Client> {
  const oldShopAccount = await settings.findOldShopAccount?.()
  if (oldShopAccount?.merchantId !== account)
    throw new GatewayError(null, `the keys of the account ${account} are not here`)
  const { serverKey, clientKey } = oldShopAccount

  return { snap: createClient({ ...settings, serverKey, clientKey }), serverKey }
}

function underAccount({ snapBaseUrl }: GatewaySettings, open: () => Promise<Client>) {
  return {
    /**
     * Returns the status of an attempt's latest transaction, or of one transaction. Null: the buyer
     * has chosen no method yet, so the gateway has no transaction.
     */
    async getStatus(id: string): Promise<ProviderStatus | null> {
      const { snap } = await open()

      return unlessMissing(snap.transaction.status(id).then(readProviderStatus))
    },

    /** Ends a pending transaction. Refused (412) once it is paid, denied or ended. */
    async expire(providerOrderId: string): Promise<'ended' | 'never_attempted' | 'refused'> {
      const { snap } = await open()

      return end(snap.transaction.expire(providerOrderId))
    },

    /**
     * Closes an attempt's payment page, so that no payment starts on it. `in_progress`: one has
     * started or is complete. A page that is gone, or that the gateway does not close, is left to
     * the daily sweep.
     */
    async closePage(redirectUrl: string): Promise<'closed' | 'in_progress'> {
      const { snap, serverKey } = await open()
      // The official client has no method for it; its HTTP client keeps timeout and errors the
      // same.
      const address = `${snapBaseUrl}/transactions/${tokenOf(redirectUrl)}/cancel`

      return close(snap.httpClient.request('post', serverKey, address, {}))
    },

    /** Ends what `expire` cannot: a card payment under review, or one that has not settled yet. */
    async cancel(id: string): Promise<'ended' | 'never_attempted' | 'refused'> {
      const { snap } = await open()

      return end(snap.transaction.cancel(id))
    },

    /** Idempotent by its key. Only `getStatus` shows the outcome. */
    async refund({ transactionId, method, refundKey, amount, reason }: RefundRequest): Promise<RefundResponse> {
      const { snap } = await open()
      const parameters = { refund_key: refundKey, amount, reason }
      const call =
        method === 'credit_card'
          ? snap.transaction.refund(transactionId, parameters)
          : snap.transaction.refundDirect(transactionId, parameters)

      return readRefundResponse(call)
    },
  }
}

function createClient(settings: GatewaySettings) {
  const { snapBaseUrl, coreBaseUrl, serverKey, clientKey, notificationUrl, timeoutMs, onCall, onDate } = settings
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey })
  // The client's URLs are hard-coded; it reads them through these two getters.
  snap.apiConfig.getSnapApiBaseUrl = () => snapBaseUrl
  snap.apiConfig.getCoreApiBaseUrl = () => coreBaseUrl

  const { defaults, interceptors } = snap.httpClient.http_client
  defaults.timeout = timeoutMs
  defaults.maxRedirects = 0
  defaults.headers.common['X-Override-Notification'] = notificationUrl

  const { httpClient } = snap
  const ask = httpClient.request.bind(httpClient)
  // Creates a span but sends no trace header: the partner's traces are its own.
  httpClient.request = (verb, ...args) => inSpan(`payment partner: ${verb}`, {}, () => ask(verb, ...args))

  if (onDate) reportDates(interceptors.response, onDate)
  if (onCall) reportCalls(interceptors.response, onCall)

  return snap
}

type Requests = midtrans.Snap['httpClient']['http_client']['interceptors']['response']

function reportDates(answers: Requests, onDate: NonNullable<GatewaySettings['onDate']>) {
  answers.use(
    async (answer) => {
      onDate(answer.headers?.date)
      return answer
    },
    async (error) => {
      onDate(error.response?.headers?.date)
      throw error
    },
  )
}

function reportCalls(answers: Requests, onCall: OnCall) {
  const report = ({ method = '', url = '', data = '{}' }: midtrans.SentRequest, response?: midtrans.GivenAnswer) =>
    onCall({
      method: method.toUpperCase(),
      address: url,
      body: JSON.parse(data),
      status: response?.status,
      answer: response?.data,
    })

  answers.use(
    async (answer) => {
      await report(answer.config, answer)
      return answer
    },
    async (error) => {
      if (error.config) await report(error.config, error.response)
      throw error
    },
  )
}

function toParameters({ providerOrderId, items, amount, opensAt, minutes }: Charge, finishUrl: string) {
  const installment = offerInstallments(amount)

  return {
    transaction_details: { order_id: providerOrderId, gross_amount: amount },
    item_details: items.map((item) => ({ ...item, quantity: 1 })),
    ...(installment && { credit_card: { installment } }),
    callbacks: { finish: finishUrl },
    // Without a start the expiry would count from the choice of a method, past our own deadline.
    expiry: { start_time: toGatewayTime(opensAt), unit: 'minutes' as const, duration: minutes },
  }
}

/** `2026-11-24 18:11:08 +0700` */
export const toGatewayTime = (instant: Date) => format(instant, 'yyyy-MM-dd HH:mm:ss xx', { in: wib })

async function end(call: Promise<unknown>) {
  try {
    const answer = await unlessMissing(call)
    return answer === null ? 'never_attempted' : 'ended'
  } catch (error) {
    if (error instanceof GatewayError && error.status === 412) return 'refused'
    throw error
  }
}

/** The page's token is the last path segment, in every version of the page. */
const tokenOf = (redirectUrl: string) => new URL(redirectUrl).pathname.split('/').at(-1)

async function close(call: Promise<unknown>) {
  try {
    await call
    return 'closed'
  } catch (cause) {
    const error = GatewayError.from(cause)
    if (!error.isRefusal) throw error
    return error.answer.includes('on progress') ? 'in_progress' : 'closed'
  }
}

async function unlessMissing<Result>(call: Promise<Result>): Promise<Result | null> {
  try {
    return await call
  } catch (cause) {
    const error = GatewayError.from(cause)
    if (error.status === 404) return null
    throw error
  }
}

function rethrow(cause: unknown): never {
  throw GatewayError.from(cause)
}
