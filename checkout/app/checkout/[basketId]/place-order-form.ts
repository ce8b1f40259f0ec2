/** Id of the form that places the order; its fields and buttons stand elsewhere on the page, too. */
export const PLACE_ORDER = 'place-order'
