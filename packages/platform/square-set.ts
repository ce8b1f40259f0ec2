/** The widths of a square picture beside its own 900 px: a thumbnail, and a card of two in a row on a phone. */
export const SQUARE_WIDTHS = [192, 400] as const

const WHOLE = 900

/** What an `img` needs to show a product's square picture in the width that its frame has. `at`: where all pictures lie. */
export const squareSet = (media: string, at = '/media') => ({
  src: `${at}/${media}/square.avif`,
  srcSet: [
    ...SQUARE_WIDTHS.map((width) => `${at}/${media}/square-${width}.avif ${width}w`),
    `${at}/${media}/square.avif ${WHOLE}w`,
  ].join(', '),
})
