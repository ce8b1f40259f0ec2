import 'server-only'

/** What pages take of the server, and nothing else of it. */
export { ACCOUNT_SECONDS } from '../account/auth'
export { DEVICE_SECONDS } from '../account/devices'
export { sampleAddress } from '../composition/demo-sign-in'
export { imageSources } from '../composition/image-sources'
export { formatPhone } from '../delivery/parse-address'
export { MOST_ADDRESSES } from '../delivery/saved-addresses'
export { isDemoMode as isDemo } from '../environment'
export { describeInvoice, type Item as InvoiceItem } from '../invoice/describe-invoice'
export { CLAIM_DAYS, KEPT_AFTER_DAYS } from '../mail/link-token'
export { type DescribedCertificate, describeCertificate } from '../migration/describe-certificate'
export { PHOTO_LIMITS } from '../photo/keep-photos'
export { WAITING_DAYS } from '../rights/delete-data'
export {
  ACCOUNT_COOKIE,
  CLAIM_COOKIE,
  DEVICE_COOKIE,
  OPERATOR_COOKIE,
  OPERATOR_COOKIE_OPTIONS,
  SESSION_COOKIE,
  SESSION_COOKIE_OPTIONS,
} from '../session/cookies'
export { newSessionId, SESSION_DAYS } from '../session/session'
export { UNFIT_REASONS } from '../voucher/price-vouchers'
export { MOST_WISHES } from '../wish/add-wish'
export { createCaller } from './create-caller'
export { type Failure, isAway, readFailure } from './failures'
export { describeVisit, requestIdOf } from './visitor'
