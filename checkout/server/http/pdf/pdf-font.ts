import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** The font's files by character set; a missing glyph is taken from the next. */
const SETS = ['latin', 'latin-ext', 'vietnamese'] as const

const familyOf = (set: (typeof SETS)[number]) => `Plus Jakarta Sans ${set}`

export const FONT = SETS.map(familyOf)

/** Resolved from the working directory. Only used glyphs are embedded. */
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

/** Characters that fit in a line; a hash has as many and stays whole. */
const FITS = 64

// Breaks only words that fit no line, at any character: the library hyphenates by English
// syllables.
Font.registerHyphenationCallback((word) => (word.length > FITS ? [...word] : [word]))

/** Emoji and their joiners: no font here has them, and no name needs them. */
const PICTURES = /\u{200D}|\u{FE0F}|[\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}]/gu

/** Returns the text without characters that the font cannot show. */
export const drawable = (text: string) => text.normalize('NFC').replace(PICTURES, '').replace(/ {2,}/g, ' ').trim()
