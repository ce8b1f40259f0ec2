/** The session of an account. */
export const ACCOUNT_SECONDS = 30 * 24 * 60 * 60

/** How long a browser is known in which somebody signed in. */
export const DEVICE_SECONDS = 365 * 24 * 60 * 60
