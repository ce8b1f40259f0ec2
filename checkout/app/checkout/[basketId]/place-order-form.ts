/** Id of the form that places the order; its fields and buttons stand elsewhere on the page, too. */
export const PLACE_ORDER = 'place-order'

/** Intent of the button that saves the method without placing the order. */
export const SAVE_METHOD = 'method'
