import pictures from './pictures.json'

export type Picture = {
  /** The tall one, of products that a feed shows too. */
  hero?: { id: string; en: string }
  square: { id: string; en: string }
  color: string
  /** Sixteen pixels of the square picture, blurred, as a data address. */
  placeholder: string
}

const KNOWN: Record<string, Picture> = pictures

const NONE = {
  square: { id: 'Gambar belum ada', en: 'No picture yet' },
  color: '#e4ded4',
  placeholder: 'data:image/gif;base64,R0lGODlhAQABAIAAAOTe1AAAACwAAAAAAQABAAACAkQBADs=',
}

/** By the hash of what a merchant brought, who described it nowhere: the product's name stands beside it. */
const BROUGHT = { ...NONE, square: { id: 'Gambar dari penjual', en: 'The seller’s own picture' } }

/** The descriptions of a product's pictures in `public/media`. */
export const pictureOf = (media: string): Picture => KNOWN[media] ?? (/^[0-9a-f]{64}$/.test(media) ? BROUGHT : NONE)
