/**
 * The widths of a square picture below its original 900 px: a thumbnail, and one of two cards in a
 * row on a phone.
 */
export const SQUARE_WIDTHS = [192, 400] as const

const WHOLE = 900

/**
 * Returns the `src` and `srcset` of a product's square picture. `at`: the base path of all
 * pictures.
 */
export const squareSet = (media: string, at = '/media') => ({
  src: `${at}/${media}/square.avif`,
  srcSet: [
    ...SQUARE_WIDTHS.map((width) => `${at}/${media}/square-${width}.avif ${width}w`),
    `${at}/${media}/square.avif ${WHOLE}w`,
  ].join(', '),
})
