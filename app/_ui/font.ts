import localFont from 'next/font/local'

/** Preloaded, and used only if it loads in time, so that the text never shifts. */
export const jakarta = localFont({
  src: '../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-jakarta',
})
