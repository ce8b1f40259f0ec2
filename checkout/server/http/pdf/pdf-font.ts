import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** The files of the font, each with other letters; what the first has not is looked for in the next. */
const SETS = ['latin', 'latin-ext', 'vietnamese'] as const

const familyOf = (set: (typeof SETS)[number]) => `Plus Jakarta Sans ${set}`

/** Of all documents that are drawn as PDF. */
export const FONT = SETS.map(familyOf)

/** From the folder that this system is started in. Letters are embedded, as far as they are used. */
const fontFile = (set: (typeof SETS)[number], weight: number) =>
  join(
    process.cwd(),
    `../node_modules/@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-${set}-${weight}-normal.woff`,
  )

for (const set of SETS)
  Font.register({
    family: familyOf(set),
    fonts: [500, 800].map((fontWeight) => ({ src: fontFile(set, fontWeight), fontWeight })),
  })

/** Letters that a line holds; a hash, which stays whole, has as many. */
const FITS = 64

// Words are not broken, since this library knows English syllables only; but those that no line holds, anywhere.
Font.registerHyphenationCallback((word) => (word.length > FITS ? [...word] : [word]))

/** Pictures among letters, and what joins them: no font here has them, and nobody's name needs them. */
const PICTURES = /\u{200D}|\u{FE0F}|[\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}]/gu

/** As much of a text as the font can show. */
export const drawable = (text: string) => text.normalize('NFC').replace(PICTURES, '').replace(/ {2,}/g, ' ').trim()
