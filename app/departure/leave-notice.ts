/** Set to `off` by a person who does not want to read the leave notice again. */
export const LEAVE_NOTICE_COOKIE = 'leave_notice'
export const NOTICE_OFF = 'off'
