/** `__Host-`: this host alone, never a neighbour's or a parent's. */
export const SESSION_COOKIE = '__Host-ramai_session'

export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** Tells a browser in which somebody signed in before from a stranger's. It signs nobody in. */
export const DEVICE_COOKIE = '__Host-ramai_device'

export const DEVICE_SECONDS = 365 * 24 * 60 * 60
