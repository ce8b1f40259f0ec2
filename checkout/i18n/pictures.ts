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

const isBrought = (media: string) => /^[0-9a-f]{64}$/.test(media)

/** The descriptions of a product's pictures. */
export const pictureOf = (media: string): Picture => KNOWN[media] ?? (isBrought(media) ? BROUGHT : NONE)

/** Those that the shop was built with are files; a merchant's has an address of its own, which no file may stand before. */
export const folderOf = (media: string) => (isBrought(media) ? '/pictures' : '/media')
