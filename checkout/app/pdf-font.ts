import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** Of all documents that are drawn as PDF. */
export const FONT = 'Plus Jakarta Sans'

/** From the folder that this system is started in. Letters are embedded, as far as they are used. */
const fontFile = (weight: number) =>
  join(
    process.cwd(),
    `../node_modules/@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`,
  )

Font.register({ family: FONT, fonts: [500, 800].map((fontWeight) => ({ src: fontFile(fontWeight), fontWeight })) })
/** Letters that a line holds; a hash, which stays whole, has as many. */
const FITS = 64

// Words are not broken, since this library knows English syllables only; but those that no line holds, anywhere.
Font.registerHyphenationCallback((word) => (word.length > FITS ? [...word] : [word]))
