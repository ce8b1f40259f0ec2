/** Who asks and who is told, as an auditor of the whole names them. Kasir itself knows them as a merchant. */
const PAYMENT_REQUEST = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server' }
const PAYMENT_NEWS = { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server' }

/** What arrived is told by whom it reached; Kasir tells of what came to nothing. */
export const CALL_REFUSED = { ...PAYMENT_REQUEST, verdict: 'refused' }
export const NEWS_UNHEARD = { ...PAYMENT_NEWS, verdict: 'refused' }
