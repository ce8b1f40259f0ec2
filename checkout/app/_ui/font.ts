import localFont from 'next/font/local'

/** Preloaded, and used only when loaded in time: a late font swap would shift the page. */
export const jakarta = localFont({
  src: '../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-jakarta',
})
