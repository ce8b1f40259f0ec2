/** `__Host-` restricts the cookie to this host; a sibling or parent domain cannot set it. */
export const SESSION_COOKIE = '__Host-ramai_session'

export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** Identifies a browser that has signed in before. It signs nobody in. */
export const DEVICE_COOKIE = '__Host-ramai_device'

export const DEVICE_SECONDS = 365 * 24 * 60 * 60
