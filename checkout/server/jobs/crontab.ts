export const EVERY_MINUTE = [
  'forget-claims',
  'recover-jobs',
  'tell-alarm-counts',
  'move-parcels',
  'complete-arrived',
  'send-payouts',
  'hand-over-cash',
  'erase-due-data',
  'escalate-complaints',
] as const

/**
 * In UTC, so that the last runs at night. The gateway's day ends at 17:00; its report is fetched in
 * the following hour.
 */
export const DAILY = [
  { task: 'sweep-payments', hour: 17, minute: 10 },
  { task: 'fetch-settlement', hour: 17, minute: 40 },
  { task: 'end-retention', hour: 19, minute: 20 },
] as const

/** `fill`: a worker that was down at the daily minute runs the missed job. */
export const CRONTAB = [
  ...EVERY_MINUTE.map((task) => `* * * * * ${task}`),
  ...DAILY.map(({ task, hour, minute }) => `${minute} ${hour} * * * ${task} ?fill=1d`),
].join('\n')

export type CronTask = (typeof EVERY_MINUTE)[number] | (typeof DAILY)[number]['task']
