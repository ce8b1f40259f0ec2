/**
 * Lifetime of a browser session since its last renewal: an order, or saved goods. A returning buyer
 * finds basket and orders again, and an order stays accessible while its parcel is in transit. Data
 * that only this browser could find is stored as long and no longer.
 */
export const SESSION_DAYS = 30
