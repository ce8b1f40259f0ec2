/** As the server writes them; what is typed otherwise names no order. */
export const ORDER_NUMBER = /^PSR-[23456789ABCDEFGHJKMNPQRSTWXYZ]{12}$/
