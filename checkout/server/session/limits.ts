/**
 * So long a browser keeps its session after what renews it last: an order, or something put aside. A buyer who comes back finds
 * basket and orders again, and no order is out of reach while its parcel is on the way. What only such a browser could find is
 * kept as long and no longer.
 */
export const SESSION_DAYS = 30
