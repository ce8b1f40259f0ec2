/** What a page that Next does not write may do: be looked at, and send its form. It runs no script. */
export const policyOfPage = (more: Record<string, string> = {}) =>
  Object.entries({
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...more,
  })
    .map((directive) => directive.join(' '))
    .join('; ')
