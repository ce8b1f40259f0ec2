/** Below the limit of an action, so that the person gets a message and no broken connection. */
export const LARGEST_UPLOAD = 900_000
