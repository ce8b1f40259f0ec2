export const WAITING_DAYS = 14
