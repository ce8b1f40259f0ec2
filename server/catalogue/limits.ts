/**
 * Below the body limit of the action, so that a person gets a message instead of a closed
 * connection.
 */
export const LARGEST_UPLOAD = 900_000
