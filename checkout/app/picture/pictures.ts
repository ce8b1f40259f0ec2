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

/** The descriptions of a product's pictures in `public/media`. */
export const pictureOf = (media: string): Picture => KNOWN[media] ?? NONE
