import { describeResult, type Result } from '@/server/page/describe-result'
import { readPageAddress } from '../page-address'
import { type Opened, readPage } from '../read-page'

/** The message to the merchant's page, sent at each change. */
export type PopupUpdate = { stage: 'choosing' | 'waiting' | 'ended'; result: Result }

type Popup = {
  /** The framing page has the client key of the payment's merchant. */
  trusted: boolean
  /** The only origin that receives messages; undefined if the merchant did not list it. */
  origin?: string
  update: PopupUpdate
}

const STRANGER: Result = {
  status_code: '401',
  status_message: ['Access denied due to unauthorized transaction, please check client or server key'],
}

const UNKNOWN: Result = { status_code: '404', status_message: ['token not found'] }

export async function readPopup(): Promise<Popup> {
  const { options } = await readPageAddress()
  const opened = await readPage()
  if (opened.state === 'unknown') return { trusted: true, update: { stage: 'ended', result: UNKNOWN } }

  const { clientKey, embedOrigins } = opened.merchant
  const trusted = options.clientKey === clientKey
  const origin = embedOrigins.find((listed) => listed === options.origin)
  const update: PopupUpdate = trusted
    ? { stage: stageOf(opened), result: describeResult(opened) }
    : { stage: 'ended', result: STRANGER }

  return { trusted, origin, update }
}

/** The stage when the popup closes: no choice yet, a number to pay elsewhere, or an end. */
function stageOf({ state }: Opened): PopupUpdate['stage'] {
  switch (state) {
    case 'choose':
    case 'card':
      return 'choosing'
    case 'qr':
    case 'ewallet':
    case 'redirect':
    case 'va':
    case 'bill':
    case 'counter':
      return 'waiting'
    default:
      return 'ended'
  }
}
