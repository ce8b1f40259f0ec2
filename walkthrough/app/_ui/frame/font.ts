import localFont from 'next/font/local'

/** Preloaded and `optional`: a late font would shift the layout. */
export const font = localFont({
  src: '../../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-jakarta',
})
