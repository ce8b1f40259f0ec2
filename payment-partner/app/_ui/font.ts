import localFont from 'next/font/local'

/** Preloaded, and used only when it is there in time: letters that change later would move the page. */
export const jakarta = localFont({
  src: '../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-jakarta',
})
