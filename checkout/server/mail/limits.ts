/** How long a link takes somebody's orders over, by the shop's clock. */
export const CLAIM_DAYS = 30
/** How long after the last link has ended the data of whoever did not use it are kept. */
export const KEPT_AFTER_DAYS = 60
