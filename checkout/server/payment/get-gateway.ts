import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { type BiSnap, openBiSnap } from './bi-snap/open-bi-snap'
import { createGateway, type Gateway } from './gateway/gateway'
import { noteGatewayTime } from './gateway/gateway-time'
import { findOldShopAccount } from './gateway/old-shop-account'
import { recordCallsIn } from './gateway/record-call'

let gateway: Gateway | undefined

/** Returns the process's only gateway. */
export function getGateway(): Gateway {
  const environment = getEnvironment()
  gateway ??= createGateway({
    snapBaseUrl: environment.MIDTRANS_SNAP_BASE_URL,
    coreBaseUrl: environment.MIDTRANS_CORE_BASE_URL,
    serverKey: environment.MIDTRANS_SERVER_KEY,
    clientKey: environment.MIDTRANS_CLIENT_KEY,
    findOldShopAccount,
    notificationUrl: environment.MIDTRANS_NOTIFICATION_URL,
    finishUrl: `${environment.PASAR_ORIGIN}/payment/finish`,
    timeoutMs: environment.MIDTRANS_TIMEOUT_MS,
    onCall: recordCallsIn(getDatabase().db),
    onDate: noteGatewayTime,
    biSnap: getBiSnap()?.gateway,
  })

  return gateway
}

let biSnap: BiSnap | undefined

/** Returns the process's only access to BI-SNAP; undefined without its keys. */
export function getBiSnap(): BiSnap | undefined {
  biSnap ??= openBiSnap(getDatabase().db, getEnvironment())

  return biSnap
}
