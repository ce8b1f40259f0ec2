/**
 * In UTC; the gateway's day ends at 17:00, and its report of it is fetched in the hour after. What is due once a day is made
 * up for (`fill`) by a worker that was away at that minute.
 */
export const CRONTAB = `
  * * * * * forget-claims
  * * * * * recover-jobs
  * * * * * tell-alarm-counts
  * * * * * complete-arrived
  * * * * * send-payouts
  10 17 * * * sweep-payments ?fill=1d
  40 17 * * * fetch-settlement ?fill=1d
`
