/** In UTC; the gateway's day ends at 17:00, and its report of it is fetched in the hour after. */
export const CRONTAB = `
  * * * * * forget-claims
  * * * * * recover-jobs
  * * * * * tell-alarm-counts
  * * * * * complete-arrived
  * * * * * send-payouts
  10 17 * * * sweep-payments
  40 17 * * * fetch-settlement
`
