/** The widths of a square picture beside its own 900 px: a thumbnail, and a card of two in a row on a phone. */
export const SQUARE_WIDTHS = [192, 400] as const

const WHOLE = 900

/** What an `img` needs to show a product's square picture in the width that its frame has. */
export const squareSet = (media: string) => ({
  src: `/media/${media}/square.avif`,
  srcSet: [
    ...SQUARE_WIDTHS.map((width) => `/media/${media}/square-${width}.avif ${width}w`),
    `/media/${media}/square.avif ${WHOLE}w`,
  ].join(', '),
})
